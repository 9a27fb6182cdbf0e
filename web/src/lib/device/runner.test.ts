import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SyncAnswer } from '../chart/protocol.ts';
import { ApiError } from './api.ts';
import { append, hold, snapshot } from './chart_store.ts';
import type { Connection } from './connection.ts';
import { prepare, take } from './exchange_store.ts';
import { newEntryId, newId } from './ids.ts';
import { type PersonSchema, personConnection } from './person_store.ts';
import { pauseOf, Runner } from './runner.ts';
import { type Fault, ServerForTests } from './server.for_tests.ts';

const MARIA = newId();
const CHART = newId();

interface Phone {
	storage: Connection<PersonSchema>;
	runner: Runner;
	problems: (string | null)[];
}

let server: ServerForTests;
let phones: Phone[];

beforeEach(() => {
	server = new ServerForTests(MARIA);
	phones = [];
});

afterEach(async () => {
	for (const { runner } of phones) await runner.stop();
});

async function phone(): Promise<Phone> {
	const storage = personConnection(newId(), () => undefined);
	await hold(storage, { chart: CHART, device: newId(), person: MARIA, role: 'owner' });
	const problems: (string | null)[] = [];
	const runner = new Runner({
		storage,
		person: MARIA,
		send: server.send,
		now: () => Date.now(),
		random: () => 0,
		changed: () => undefined,
		status: (_chart, sending, problem) => !sending && problems.push(problem?.code ?? null)
	});
	const made = { storage, runner, problems };
	phones.push(made);
	return made;
}

function rate({ storage }: Phone, value: number) {
	const moment = { wall: Date.now(), zone: 60 };
	const draft = { id: newEntryId(moment.wall), kind: 'rating', body: { measure: 'pain', value } } as const;
	return append(storage, CHART, draft, moment);
}

async function ids({ storage }: Phone): Promise<string[]> {
	return (await snapshot(storage, CHART)).entries.map((entry) => entry.id).sort();
}

function serverIds(): string[] {
	return server.log(CHART).map((entry) => entry.id);
}

test('what a phone recorded is on the server after one exchange, and known there as acknowledged here', async () => {
	const maria = await phone();
	const entry = await rate(maria, 4);
	await maria.runner.want(CHART);
	expect(serverIds()).toEqual([entry.id]);
	const stored = await snapshot(maria.storage, CHART);
	expect(stored.outbox).toEqual([]);
	expect(stored.entries[0]).toMatchObject({ seal: `seal-${entry.id}`, author: MARIA });
	expect(stored.state?.synced_at).not.toBeNull();
});

test('a lost answer leads to a repeat, and the repeat to nothing new', async () => {
	const maria = await phone();
	await rate(maria, 4);
	server.fail('lost answer');
	await maria.runner.want(CHART);
	expect((await snapshot(maria.storage, CHART)).outbox).toHaveLength(1);
	await maria.runner.want(CHART);
	expect(server.log(CHART)).toHaveLength(1);
	expect((await snapshot(maria.storage, CHART)).outbox).toEqual([]);
	expect(maria.problems).toEqual(['NO_ANSWER', null]);
});

test('two phones of one person end with the same entries, whatever fails on the way', async () => {
	const [one, two] = [await phone(), await phone()];
	const faults: Fault[] = ['lost request', 'broken', 'lost answer'];
	for (let round = 0; round < 12; round += 1) {
		await rate(one, round % 10);
		await rate(two, (round + 1) % 10);
		const fault = faults[round % 4];
		if (fault) server.fail(fault);
		await Promise.all([one.runner.want(CHART), two.runner.want(CHART)]);
	}
	await Promise.all([one.runner.want(CHART), two.runner.want(CHART)]);
	await one.runner.want(CHART);
	expect(new Set(serverIds()).size).toBe(24);
	expect(serverIds()).toHaveLength(24);
	expect(await ids(one)).toEqual(serverIds().sort());
	expect(await ids(two)).toEqual(serverIds().sort());
});

test('an answer to an older request changes nothing', async () => {
	const maria = await phone();
	await rate(maria, 4);
	const old = await prepare(maria.storage, CHART, Date.now());
	const newest = await prepare(maria.storage, CHART, Date.now());
	if (!old || !newest) throw new Error('nothing to ask');
	const answer = await server.send<SyncAnswer>('POST', `/api/charts/${CHART}/sync`, old.request);
	expect(await take(maria.storage, CHART, old, answer, Date.now())).toBe(false);
	expect((await snapshot(maria.storage, CHART)).outbox).toHaveLength(1);
});

test('a refused entry stops nobody else and stays visible with the reason', async () => {
	const maria = await phone();
	const bad = await rate(maria, 4);
	server.refuses.add(bad.id);
	const good = await rate(maria, 5);
	await maria.runner.want(CHART);
	const stored = await snapshot(maria.storage, CHART);
	expect(serverIds()).toEqual([good.id]);
	expect(stored.outbox).toEqual([]);
	expect(stored.refused.map((row) => [row.id, row.code])).toEqual([[bad.id, 'INVALID_BODY']]);
});

test('signed out, everything is kept and nothing is sent until the person is back', async () => {
	const maria = await phone();
	await rate(maria, 4);
	server.fail('signed out');
	await maria.runner.want(CHART);
	const stored = await snapshot(maria.storage, CHART);
	expect(stored.state?.standing).toBe('signed_out');
	expect(stored.outbox).toHaveLength(1);
	await maria.runner.want(CHART);
	expect(server.log(CHART)).toHaveLength(1);
});

test('what Maria kept is never taken as the records of somebody else', async () => {
	const maria = await phone();
	await rate(maria, 4);
	server.person = newId();
	await maria.runner.want(CHART);
	expect(maria.problems).toEqual(['OTHER_PERSON']);
	expect(server.log(CHART)).toEqual([]);
	expect((await snapshot(maria.storage, CHART)).outbox).toHaveLength(1);
});

test('a wish that comes while an exchange runs is not forgotten', async () => {
	const maria = await phone();
	await rate(maria, 1);
	const first = maria.runner.want(CHART);
	const late = await rate(maria, 2);
	await Promise.all([first, maria.runner.want(CHART)]);
	expect(serverIds()).toContain(late.id);
});

test('the pause grows to five minutes, is jittered, and obeys the server', () => {
	const silence = new ApiError('NO_ANSWER', '', 0, null, null);
	expect(pauseOf(silence, 1, 0)).toBe(1_000);
	expect(pauseOf(silence, 1, 1)).toBe(2_000);
	expect(pauseOf(silence, 50, 1)).toBe(300_000);
	expect(pauseOf(new ApiError('TOO_MANY', '', 429, null, 7_000), 1, 0)).toBe(7_000);
});
