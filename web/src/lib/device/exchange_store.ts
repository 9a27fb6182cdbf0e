/** What an exchange reads and writes: each function is one transaction around one pure step of the protocol. */

import { addToDigest, type Digest, type Held } from '../chart/digest.ts';
import type { StoredEntry } from '../chart/entry.ts';
import {
	answerNeeds,
	type Asked,
	type ChartState,
	type Failure,
	type Loaded,
	nextRequest,
	onAnswer,
	onFailure,
	type OutboxRow,
	plan,
	type Plan,
	type SyncAnswer
} from '../chart/protocol.ts';
import { monthRange } from '../chart/stamp.ts';
import type { Connection } from './connection.ts';
import { apply, CHART_STORES, ofChart, type PersonSchema, type WriteTx } from './person_store.ts';
import { newId } from './ids.ts';

type Storage = Connection<PersonSchema>;

/** The next request, its number already stored so that older answers are void; null when there is nobody to ask. */
export function prepare(storage: Storage, chart: string, wall: number): Promise<Asked | null> {
	return storage.write(CHART_STORES, async (tx) => {
		const found = await rows(tx, chart);
		const wanted = found && plan(found.state, found.outbox, wall);
		if (!found || !wanted) return null;
		const loaded = await load(tx, chart, wanted);
		const { asked, changes } = nextRequest(found.state, found.outbox, loaded);
		await apply(tx, found.state, changes);
		return asked;
	});
}

/** Takes an answer; true when there is more to exchange at once. */
export function take(
	storage: Storage,
	chart: string,
	asked: Asked,
	answer: SyncAnswer,
	wall: number
): Promise<boolean> {
	return storage.write(CHART_STORES, async (tx) => {
		const found = await rows(tx, chart);
		if (!found) return false;
		const { state, outbox } = found;
		const refused = await tx.objectStore('refused').getAll(ofChart(chart));
		const entries = await load(tx, chart, { ids: answerNeeds(answer, outbox), holdings: null });
		const lookups = { outbox, refused, entries: entries.entries, freshDevice: newId() };
		const outcome = onAnswer(state, asked, answer, lookups, wall);
		await apply(tx, state, outcome.changes);
		return outcome.again;
	});
}

/** Takes note of a failed exchange. */
export function fail(
	storage: Storage,
	chart: string,
	asked: Asked,
	failure: Failure,
	wall: number
): Promise<void> {
	return storage.write(CHART_STORES, async (tx) => {
		const found = await rows(tx, chart);
		if (!found) return;
		const { state, outbox } = found;
		const ids = failure.status === 410 ? outbox.map((row) => row.id) : [];
		const { entries } = await load(tx, chart, { ids, holdings: null });
		await apply(tx, state, onFailure(state, asked, failure, { outbox, entries }, wall));
	});
}

async function rows(tx: WriteTx, chart: string): Promise<{ state: ChartState; outbox: OutboxRow[] } | null> {
	const state = await tx.objectStore('charts').get(chart);
	if (!state) return null;
	return { state, outbox: await tx.objectStore('outbox').getAll(ofChart(chart)) };
}

async function load(tx: WriteTx, chart: string, wanted: Plan): Promise<Loaded> {
	const entries = new Map<string, StoredEntry>();
	for (const id of wanted.ids) {
		const entry = await tx.objectStore('entries').get([chart, id]);
		if (entry) entries.set(id, entry);
	}
	if (wanted.holdings === null) return { entries };
	if (wanted.holdings.ask === 'digest') return { entries, digest: await digest(tx, chart) };
	return { entries, held: await heldParts(tx, chart, wanted.holdings) };
}

async function digest(tx: WriteTx, chart: string): Promise<Digest> {
	const sum: Digest = {};
	for (const entry of await tx.objectStore('entries').getAll(ofChart(chart))) {
		if (entry.seal !== undefined) addToDigest(sum, heldPart(entry));
	}
	return sum;
}

/** Sealed entries of the months in (stamp, id) order after `after`, `limit` at most. */
async function heldParts(
	tx: WriteTx,
	chart: string,
	{ months, after, limit }: Extract<Plan['holdings'], { ask: 'held' }>
): Promise<Held[]> {
	const found: Held[] = [];
	const index = tx.objectStore('entries').index('by_stamp');
	for (const month of [...months].sort()) {
		const [low, end] = monthRange(month);
		if (after && after.stamp >= end) continue;
		const from = after && after.stamp > low ? [chart, after.stamp, after.id] : [chart, low];
		const range = IDBKeyRange.bound(from, [chart, end], after !== null, true);
		for (const entry of await index.getAll(range)) {
			if (entry.seal !== undefined && found.length < limit) found.push(heldPart(entry));
		}
		if (found.length >= limit) break;
	}
	return found;
}

function heldPart(entry: StoredEntry): Held {
	return { id: entry.id, stamp: entry.stamp, detail: entry.detail !== undefined };
}
