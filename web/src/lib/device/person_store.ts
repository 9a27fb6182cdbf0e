import { type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb';
import type { StoredEntry } from '../chart/entry.ts';
import type { Changes, ChartState, OutboxRow, RefusedRow } from '../chart/state.ts';
import { Connection } from './connection.ts';
import type { Saving } from './shapes.ts';

/** A running practice, a half-filled assessment, or what an unrecorded result holds back. */
export interface DraftRow {
	name: string;
	value: unknown;
	at: number;
}

/** A client's chart that a therapist opened here. */
export interface OpenedRow {
	/** Raised when this changes its shape: an older row is then looked past rather than misread. */
	form: number;
	/** When it was last looked at. */
	at: number;
	/** Whose chart it is, as the server's list has it; null until that came. */
	client: { name: string | null; since: string } | null;
}

export interface PersonSchema extends DBSchema {
	entries: { key: [string, string]; value: StoredEntry; indexes: { by_stamp: [string, string, string] } };
	outbox: { key: [string, number]; value: OutboxRow; indexes: { by_id: [string, string] } };
	refused: { key: [string, string]; value: RefusedRow };
	charts: { key: string; value: ChartState };
	drafts: { key: string; value: DraftRow };
	/** By chart. A bare number is a row from before clients' names were kept: when it was last looked at. */
	opened: { key: string; value: OpenedRow | number };
}

export type Store = StoreNames<PersonSchema>;
export type WriteTx = IDBPTransaction<PersonSchema, Store[], 'readwrite'>;
export type ReadTx = IDBPTransaction<PersonSchema, Store[], 'readonly'>;

/** The stores that hold charts; one transaction over all of them is what the protocol means by "together". */
export const CHART_STORES: Store[] = ['entries', 'outbox', 'refused', 'charts', 'opened'];

export function personConnection(name: string, saving: (saving: Saving) => void): Connection<PersonSchema> {
	return new Connection<PersonSchema>(name, 1, createStores, saving);
}

function createStores(db: IDBPDatabase<PersonSchema>): void {
	const entries = db.createObjectStore('entries', { keyPath: ['chart', 'id'] });
	entries.createIndex('by_stamp', ['chart', 'stamp', 'id']);
	const outbox = db.createObjectStore('outbox', { keyPath: ['chart', 'n'] });
	outbox.createIndex('by_id', ['chart', 'id']);
	db.createObjectStore('refused', { keyPath: ['chart', 'id'] });
	db.createObjectStore('charts', { keyPath: 'chart' });
	db.createObjectStore('drafts', { keyPath: 'name' });
	db.createObjectStore('opened');
}

/** Everything stored for one person. */
const ALL_STORES: Store[] = [...CHART_STORES, 'drafts'];

/** Entries that exist on this device alone: not yet sent, or refused. As `chart id`. */
export async function hereOnly(tx: WriteTx | ReadTx): Promise<string[]> {
	const waiting = await tx.objectStore('outbox').getAll();
	const refused = await tx.objectStore('refused').getAllKeys();
	return [...waiting.map(({ chart, id }) => `${chart} ${id}`), ...refused.map((key) => key.join(' '))];
}

/**
 * Empties a person's database, in the transaction in which `mayGo` looked at it: what another tab writes a moment before or
 * after is never deleted unseen. False, with nothing changed, when it may not go.
 */
export function emptied(
	storage: Connection<PersonSchema>,
	mayGo: (tx: WriteTx) => Promise<boolean>
): Promise<boolean> {
	return storage.write(ALL_STORES, async (tx) => {
		if (!(await mayGo(tx))) return false;
		for (const store of ALL_STORES) await tx.objectStore(store).clear();
		return true;
	});
}

/** Every key of a store that begins with this chart. */
export function ofChart(chart: string): IDBKeyRange {
	return IDBKeyRange.bound([chart], [chart, []]);
}

/** Does what the protocol decided, inside the transaction in which the state was read. */
export async function apply(tx: WriteTx, state: ChartState, changes: Changes): Promise<void> {
	const { chart } = state;
	await sweep(tx, state, changes.sweep ?? []);
	for (const n of changes.dropOutbox ?? []) await tx.objectStore('outbox').delete([chart, n]);
	for (const id of changes.dropEntries ?? []) await tx.objectStore('entries').delete([chart, id]);
	for (const id of changes.dropRefused ?? []) await tx.objectStore('refused').delete([chart, id]);
	for (const entry of changes.entries ?? []) await tx.objectStore('entries').put(entry);
	for (const row of changes.outbox ?? []) await tx.objectStore('outbox').put(row);
	for (const row of changes.refused ?? []) await tx.objectStore('refused').put(row);
	if (changes.chart === null) await dropChart(tx, chart);
	else if (changes.chart !== undefined) await tx.objectStore('charts').put(changes.chart);
	// Without a right to the chart there is none to the name of its owner.
	if (changes.chart?.standing === 'unknown') await tx.objectStore('opened').delete(chart);
	if (changes.moveTo !== undefined) await moveChart(tx, chart, changes.moveTo);
}

async function sweep(tx: WriteTx, state: ChartState, wanted: ('others' | 'details')[]): Promise<void> {
	if (wanted.length === 0) return;
	const entries = tx.objectStore('entries');
	for (const entry of await entries.getAll(ofChart(state.chart))) {
		const own = entry.author === state.person || entry.author === 'self';
		if (wanted.includes('others') && !own) await entries.delete([state.chart, entry.id]);
		else if (wanted.includes('details') && entry.detail !== undefined)
			await entries.put(withoutDetail(entry));
	}
}

function withoutDetail(entry: StoredEntry): StoredEntry {
	const bare = { ...entry };
	delete bare.detail;
	return bare;
}

async function dropChart(tx: WriteTx, chart: string): Promise<void> {
	await tx.objectStore('entries').delete(ofChart(chart));
	await tx.objectStore('outbox').delete(ofChart(chart));
	await tx.objectStore('charts').delete(chart);
	await tx.objectStore('opened').delete(chart);
}

/** `changes.chart` already carries the new id; the rows that hang on the old one follow it. */
async function moveChart(tx: WriteTx, from: string, to: string): Promise<void> {
	for (const name of ['entries', 'outbox', 'refused'] as const) {
		const store = tx.objectStore(name);
		const rows = await store.getAll(ofChart(from));
		await store.delete(ofChart(from));
		for (const row of rows)
			await store.put({ ...row, ...('entry' in row ? movedInside(row, to) : {}), chart: to });
	}
	await tx.objectStore('charts').delete(from);
}

function movedInside(row: RefusedRow, to: string): Partial<RefusedRow> {
	return { entry: { ...row.entry, chart: to } };
}
