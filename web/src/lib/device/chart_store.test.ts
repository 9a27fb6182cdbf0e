import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import type { Draft } from '../chart/protocol.ts';
import { append, hold, snapshot, step } from './chart_store.ts';
import { noteOpened } from './charts_opened.ts';
import type { Connection } from './connection.ts';
import { newEntryId, newId } from './ids.ts';
import { ofChart, type PersonSchema, personConnection } from './person_store.ts';

const MARIA = newId();
const NOON = { wall: Date.parse('2026-11-22T12:00:00Z'), zone: 60 };

let storage: Connection<PersonSchema>;
let chart: string;

beforeEach(async () => {
	storage = personConnection(newId(), () => undefined);
	chart = newId();
	await hold(storage, { chart, device: newId(), person: MARIA, role: 'owner' });
});

function rating(value = 3): Draft {
	return { id: newEntryId(NOON.wall), kind: 'rating', body: { measure: 'pain', value } };
}

test('an entry, its place in the outbox, its number and the clock are written together', async () => {
	const entry = await append(storage, chart, rating(), NOON);
	const stored = await snapshot(storage, chart);
	expect(stored.entries).toEqual([entry]);
	expect(stored.outbox.map((row) => [row.id, row.n])).toEqual([[entry.id, 1]]);
	expect(stored.state).toMatchObject({ n: 1, clock: entry.stamp });
	expect(entry.happened_at).toBe('2026-11-22T13:00:00.000+01:00');
});

test('writing the same entry again changes nothing', async () => {
	const draft = rating();
	const first = await append(storage, chart, draft, NOON);
	const second = await append(storage, chart, draft, { ...NOON, wall: NOON.wall + 1000 });
	expect(second).toEqual(first);
	expect((await snapshot(storage, chart)).outbox).toHaveLength(1);
});

test('what cannot be kept leaves no trace', async () => {
	const unreadable: Draft = { id: newEntryId(NOON.wall), kind: 'goal', body: { text: 'a\0b', done: false } };
	await expect(append(storage, chart, unreadable, NOON)).rejects.toThrow('U+0000');
	const stored = await snapshot(storage, chart);
	expect([stored.entries, stored.outbox, stored.state?.n]).toEqual([[], [], 0]);
});

test('entries written at the same moment get different stamps, in order', async () => {
	const entries = await Promise.all([1, 2, 3].map((value) => append(storage, chart, rating(value), NOON)));
	const stamps = entries.map((entry) => entry.stamp);
	expect(new Set(stamps).size).toBe(3);
	expect([...stamps].sort()).toEqual(stamps);
});

test('a chart that moves takes entries and outbox along', async () => {
	const entry = await append(storage, chart, rating(), NOON);
	const fresh = newId();
	await step(storage, chart, (state) => ({ moveTo: fresh, chart: { ...state, chart: fresh } }));
	expect(await snapshot(storage, chart)).toEqual({ state: null, entries: [], outbox: [], refused: [] });
	const moved = await snapshot(storage, fresh);
	expect(moved.entries).toEqual([{ ...entry, chart: fresh }]);
	expect(moved.outbox.map((row) => row.chart)).toEqual([fresh]);
});

test('charts next to each other keep their rows apart', async () => {
	const other = newId();
	await hold(storage, { chart: other, device: newId(), person: MARIA, role: 'therapist' });
	await append(storage, other, rating(), NOON);
	expect((await snapshot(storage, chart)).entries).toEqual([]);
	expect(await storage.read(['entries'], (tx) => tx.objectStore('entries').count(ofChart(other)))).toBe(1);
});

test('of the charts a therapist opened the oldest leave, but never one with something unsent', async () => {
	const ids = [newId(), newId(), newId(), newId()];
	for (const id of ids) await hold(storage, { chart: id, device: newId(), person: MARIA, role: 'therapist' });
	await append(storage, ids[0] ?? '', rating(), NOON);
	const gone: string[][] = [];
	for (const [at, id] of ids.entries()) gone.push(await noteOpened(storage, id, at, 2));
	expect(gone).toEqual([[], [], [], [ids[1]]]);
	expect((await snapshot(storage, ids[1] ?? '')).state).toBeNull();
	expect((await snapshot(storage, ids[0] ?? '')).entries).toHaveLength(1);
});
