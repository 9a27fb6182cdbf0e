import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type ApiError, calls, sender } from './api.ts';

let server: Server | null = null;
const reached: boolean[] = [];

afterEach(() => {
	server?.close();
	reached.length = 0;
});

/** A real server on this machine that answers every request alike, and the calls to it. */
async function answering(status: number, type: string, body: string, headers: Record<string, string> = {}) {
	const requests: IncomingMessage[] = [];
	server = createServer((request, response) => {
		requests.push(request);
		response.writeHead(status, { 'Content-Type': type, ...headers }).end(body);
	});
	await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return { requests, api: api(port) };
}

function api(port: number) {
	const here = (path: string | URL | Request, init?: RequestInit) =>
		fetch(`http://127.0.0.1:${port}${path}`, init);
	return calls(sender((answered) => reached.push(answered), here));
}

async function failure(work: Promise<unknown>): Promise<ApiError> {
	return work.then(
		() => expect.fail('it was answered'),
		(problem: ApiError) => problem
	);
}

test('a change says that it comes from the app', async () => {
	const { requests, api } = await answering(201, 'application/json', '{"name":"Tomasz"}');
	await api.addTherapist('Tomasz');
	expect(requests[0]?.method).toBe('POST');
	expect(requests[0]?.headers).toMatchObject({ 'content-type': 'application/json', 'x-unknot': '1' });
	expect(reached).toEqual([true]);
});

test('an error carries the code, the sentence and the place of the server', async () => {
	const body = '{"error":{"code":"LOGIN_TAKEN","message":"This login is taken.","where":"login"}}';
	const { api } = await answering(409, 'application/json', body);
	const problem = await failure(api.changeMe({ login: 'maria' }));
	expect(problem).toMatchObject({ code: 'LOGIN_TAKEN', status: 409, where: 'login', noAnswer: false });
	expect(problem.message).toBe('This login is taken.');
});

test('too many attempts say how long to wait', async () => {
	const body = '{"error":{"code":"TOO_MANY","message":"Wait.","where":null}}';
	const { api } = await answering(429, 'application/json', body, { 'Retry-After': '12' });
	expect((await failure(api.me())).retryAfterMs).toBe(12_000);
});

test('the page of a proxy is no answer of ours', async () => {
	const { api } = await answering(502, 'text/html', '<h1>Bad gateway</h1>');
	expect((await failure(api.me())).code).toBe('NO_ANSWER');
	expect(reached).toEqual([false]);
});

test('a server that is gone is no answer', async () => {
	const { api: gone } = await answering(200, 'application/json', '{}');
	await new Promise((resolve) => server?.close(resolve));
	expect((await failure(gone.me())).noAnswer).toBe(true);
	expect(reached).toEqual([false]);
});

test('nothing in the answer is fine where nothing is expected', async () => {
	const { api } = await answering(204, 'application/json', '');
	expect(await api.endSignIn('current')).toBeNull();
});
