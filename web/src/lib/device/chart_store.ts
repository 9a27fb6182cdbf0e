/** What a person does to a stored chart: read it, add to it, take it along into an account. */

import type { StoredEntry } from '../chart/entry.ts';
import { mergeIn } from '../chart/people.ts';
import { type Draft, type Moment, record } from '../chart/record.ts';
import { type Changes, type ChartState, openChart, type OutboxRow, type RefusedRow } from '../chart/state.ts';
import type { Connection } from './connection.ts';
import { apply, CHART_STORES, ofChart, type PersonSchema, type WriteTx } from './person_store.ts';
import { NotSaved } from './shapes.ts';

type Storage = Connection<PersonSchema>;

/** All that is stored of one chart, read in one transaction. */
export interface Snapshot {
	/** Null when this device does not hold the chart, or no longer: `refused` may outlive it. */
	state: ChartState | null;
	entries: StoredEntry[];
	outbox: OutboxRow[];
	refused: RefusedRow[];
}

export function snapshot(storage: Storage, chart: string): Promise<Snapshot> {
	return storage.read(CHART_STORES, async (tx) => {
		const state = (await tx.objectStore('charts').get(chart)) ?? null;
		const entries = await tx.objectStore('entries').getAll(ofChart(chart));
		const outbox = await tx.objectStore('outbox').getAll(ofChart(chart));
		const refused = await tx.objectStore('refused').getAll(ofChart(chart));
		return { state, entries, outbox, refused };
	});
}

/** The chart's row, made where it is missing. */
export function hold(storage: Storage, of: Parameters<typeof openChart>[0]): Promise<ChartState> {
	return storage.write(['charts'], async (tx) => {
		const known = await tx.objectStore('charts').get(of.chart);
		if (known) return known;
		const state = openChart(of);
		await tx.objectStore('charts').put(state);
		return state;
	});
}

/** Writes one entry: entry, outbox row, number and clock in one transaction. */
export function append(storage: Storage, chart: string, draft: Draft, moment: Moment): Promise<StoredEntry> {
	return storage.write(CHART_STORES, async (tx) => {
		// A connection that died after the commit makes this run twice: the second time changes nothing.
		const written = await tx.objectStore('entries').get([chart, draft.id]);
		if (written) return written;
		const state = await stateOf(tx, chart);
		const { entry, changes } = record(state, draft, moment);
		await apply(tx, state, changes);
		return entry;
	});
}

/** Applies a pure step that needs the chart's row alone: `signedUp`, `signedIn`, `moveChart`. */
export function step(storage: Storage, chart: string, decide: (state: ChartState) => Changes): Promise<void> {
	return storage.write(CHART_STORES, async (tx) => {
		const state = await tx.objectStore('charts').get(chart);
		if (state) await apply(tx, state, decide(state));
	});
}

/** Puts one refused entry back into the outbox. */
export function unrefuse(
	storage: Storage,
	chart: string,
	id: string,
	decide: (state: ChartState, row: RefusedRow) => Changes
): Promise<void> {
	return storage.write(CHART_STORES, async (tx) => {
		const row = await tx.objectStore('refused').get([chart, id]);
		if (!row) return;
		const state = await stateOf(tx, chart);
		await apply(tx, state, decide(state, row));
	});
}

/** Pours the entries of another database into `chart`. Done twice, it changes nothing the second time. */
export function pour(storage: Storage, chart: string, anonymous: StoredEntry[]): Promise<void> {
	return storage.write(CHART_STORES, async (tx) => {
		const state = await stateOf(tx, chart);
		await apply(tx, state, mergeIn(state, anonymous, await present(tx, chart)));
	});
}

/** Every stored entry, corrections too. */
export function allEntries(storage: Storage): Promise<StoredEntry[]> {
	return storage.read(['entries'], (tx) => tx.objectStore('entries').getAll());
}

/** How many entries a holder made, sent or not. */
export function countEntries(storage: Storage): Promise<number> {
	return storage.read(['entries', 'refused'], async (tx) => {
		return (await tx.objectStore('entries').count()) + (await tx.objectStore('refused').count());
	});
}

/** Ids of entries and refused entries of a chart. */
export async function present(tx: WriteTx, chart: string): Promise<Set<string>> {
	const entries = await tx.objectStore('entries').getAllKeys(ofChart(chart));
	const refused = await tx.objectStore('refused').getAllKeys(ofChart(chart));
	return new Set([...entries, ...refused].map(([, id]) => id));
}

async function stateOf(tx: WriteTx, chart: string): Promise<ChartState> {
	const state = await tx.objectStore('charts').get(chart);
	// Another tab signed out in the meantime.
	if (!state) throw new NotSaved(`This device does not hold the chart ${chart}.`);
	return state;
}
