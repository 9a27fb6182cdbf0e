import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import type { ClientListed } from './api_shapes.ts';
import { hold, step } from './chart_store.ts';
import { noteOpened } from './charts_opened.ts';
import { keepNames, keptClients } from './clients_kept.ts';
import type { Connection } from './connection.ts';
import { newId } from './ids.ts';
import { type PersonSchema, personConnection } from './person_store.ts';

const TOMASZ = newId();
const [MARIA, OLEK] = [newId(), newId()];
const SINCE = '2026-10-01T10:00:00Z';
const SYNCED = '2026-11-22T12:00:00.000Z';

let storage: Connection<PersonSchema>;

beforeEach(async () => {
	storage = personConnection(newId(), () => undefined);
	await opens(MARIA);
});

async function opens(chart: string) {
	await hold(storage, { chart, device: newId(), person: TOMASZ, role: 'therapist' });
	await noteOpened(storage, chart, Date.now());
	await step(storage, chart, (state) => ({ chart: { ...state, synced_at: SYNCED } }));
}

function listed(chart: string, name: string): ClientListed {
	const link = newId();
	return {
		...{ chart, link, name, since: SINCE },
		...{ answers: false, last_practice_at: null, practices_28d: 0, outcome: null },
		withdrawn: { rules: [], exercises: [] }
	};
}

const LIST = [listed(MARIA, 'Maria'), listed(OLEK, 'Olek')];
const maria = { chart: MARIA, name: 'Maria', since: SINCE, at: new Date(SYNCED) };

async function stored() {
	return JSON.stringify(await storage.read(['opened'], (tx) => tx.objectStore('opened').getAll()));
}

test('of all clients only those are kept whose charts are here', async () => {
	await keepNames(storage, LIST);
	expect(await keptClients(storage)).toEqual([maria]);
	expect(await stored()).not.toContain('Olek');
});

test('looking at a chart again keeps what its client is called', async () => {
	await keepNames(storage, LIST);
	await noteOpened(storage, MARIA, Date.now());
	expect(await keptClients(storage)).toEqual([maria]);
});

test('a chart that is here and not on the list is asked about', async () => {
	await opens(OLEK);
	expect(await keepNames(storage, [listed(MARIA, 'Maria')])).toEqual([OLEK]);
});

test('a chart that was never fetched is no client kept here', async () => {
	await step(storage, MARIA, (state) => ({ chart: { ...state, synced_at: null } }));
	await keepNames(storage, LIST);
	expect(await keptClients(storage)).toEqual([]);
});

test.each([
	['the link ended', null],
	['the server knows no right to the chart', 'unknown']
] as const)('the name leaves the device when %s', async (_what, standing) => {
	await keepNames(storage, LIST);
	await step(storage, MARIA, (state) => ({ chart: standing && { ...state, standing } }));
	expect(await keptClients(storage)).toEqual([]);
	expect(await stored()).not.toContain('Maria');
});

test('rows of another shape are looked past, and leave when there are too many', async () => {
	const old = newId();
	await storage.write(['opened'], async (tx) => {
		await tx.objectStore('opened').put(Date.now() + 1000, MARIA);
		await tx.objectStore('opened').put({ form: 0, at: Date.now() + 1000, client: null }, old);
	});
	expect(await keptClients(storage)).toEqual([]);
	expect(await noteOpened(storage, OLEK, Date.now(), 2)).toEqual([old]);
});
