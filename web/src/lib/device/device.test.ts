import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Me } from './api_shapes.ts';
import { Device } from './device.svelte.ts';
import { newId } from './ids.ts';

const MARIA = newId();
const me: Me = {
	person: { id: MARIA, name: 'Maria', login: 'maria' },
	chart: newId(),
	roles: ['client'],
	sign_in: newId(),
	links: []
};

let device: Device;

beforeEach(() => {
	vi.stubGlobal('document', new EventTarget());
	vi.stubGlobal('window', new EventTarget());
	device = new Device(async (path) =>
		path === '/api/sign-ins' ? Response.json(me) : refusal('NOT_FOUND', 404)
	);
});

function refusal(code: string, status: number): Response {
	return Response.json({ error: { code, message: '' } }, { status });
}

test('who taps sooner than the storage opens is signed in all the same', async () => {
	const signedIn = device.signIn('maria', 'a password');
	void device.start('en', newId());
	await signedIn;
	expect(device.person?.id).toBe(MARIA);
});

test('what is recorded sooner than the storage opens is kept', async () => {
	const recorded = device.record('rating', { measure: 'tension', value: 3 });
	void device.start('en', newId());
	const { id } = await recorded;
	expect(device.chart?.entries.map((entry) => entry.id)).toEqual([id]);
});

test('somebody without a chart is known to be signed out until they sign in again', async () => {
	const tomasz: Me = { ...me, chart: null, roles: ['therapist'] };
	device = new Device(async (path) =>
		path === '/api/sign-ins' ? Response.json(tomasz) : refusal('SIGNED_OUT', 401)
	);
	await device.start('en', newId());
	expect(device.state).toBe('here_only');
	await device.signIn('tomasz', 'a password');
	expect(device.state).toBeNull();
	await expect(device.api.clients()).rejects.toThrow();
	expect(device.state).toBe('signed_out');
	await device.signIn('tomasz', 'a password');
	expect(device.state).toBeNull();
});

test('what the server says of a sign-in is not said of who is seated by then', async () => {
	const tomasz: Me = { ...me, chart: null, roles: ['therapist'] };
	const wera: Me = { ...tomasz, person: { id: newId(), name: 'Wera', login: 'wera' } };
	const people = [tomasz, wera];
	let answer: (response: Response) => void = () => {};
	device = new Device(async (path) => {
		if (path === '/api/sign-ins') return Response.json(people.shift());
		if (path === '/api/care/clients') return new Promise((resolve) => (answer = resolve));
		return refusal('NOT_FOUND', 404);
	});
	void device.start('en', newId());
	await device.signIn('tomasz', 'a password');
	const asked = device.api.clients();
	await device.signIn('wera', 'a password');
	answer(refusal('SIGNED_OUT', 401));
	await expect(asked).rejects.toThrow();
	expect(device.state).toBeNull();
});

test('what was withdrawn is known before anything is shown, also where the server is long in coming', async () => {
	const name = newId();
	const withdrawn = { rules: [], exercises: [{ id: 'bridge' }] };
	const server = async (path: unknown) =>
		path === '/api/installation' ? Response.json({ withdrawn }) : refusal('NOT_FOUND', 404);
	await new Device(server as typeof fetch).start('en', name);
	const later = new Device(() => new Promise(() => undefined));
	void later.start('en', name);
	await later.opening();
	expect(later.ready).toBe(true);
	expect(later.installation?.withdrawn).toEqual(withdrawn);
});
