/** How a person leaves this device, and what they take along. Loaded when it happens. */

import { deleteDB } from 'idb';
import { type Api, ApiError } from './api.ts';
import type { Connection } from './connection.ts';
import type { Opened } from './opened.svelte.ts';
import {
	CHART_STORES,
	emptied,
	hereOnly,
	personConnection,
	type PersonSchema,
	type ReadTx,
	type WriteTx
} from './person_store.ts';
import type { Holder, Registry } from './registry.ts';
import type { Seat } from './seat.svelte.ts';

type Storage = Connection<PersonSchema>;

/** A file with everything stored here, and which of it is nowhere else. */
export interface Copy {
	file: Blob;
	/** As `hereOnly` names them. */
	saved: ReadonlySet<string>;
}

/**
 * Signs out. False, with nothing changed, when what exists here alone could not be sent (`send`), or is not in the copy
 * (`drop`; `saved` is what is in it). What another tab adds meanwhile is kept here, closed.
 */
export async function leave(
	api: Api,
	seat: Seat,
	{ holder, opened }: { holder: Holder; opened: Opened },
	choice: 'send' | 'keep' | 'drop',
	saved: ReadonlySet<string>
): Promise<boolean> {
	const elsewhere = choice === 'drop' ? saved : new Set<string>();
	const mayGo = async (tx: WriteTx | ReadTx) => (await hereOnly(tx)).every((entry) => elsewhere.has(entry));
	if (choice === 'send') await opened.syncAll();
	if (choice !== 'keep' && !(await opened.storage.read(CHART_STORES, mayGo))) return false;
	await seat.registry.change(holder.database, { locked: true });
	await endSignIn(api, seat.registry);
	await seat.changed();
	// Other tabs have seen records closed here that are gone now.
	if (choice !== 'keep' && (await erase(seat.registry, holder.database, mayGo))) seat.announce();
	return true;
}

/** How many entries exist on this device alone. */
export async function countHereOnly(storage: Storage): Promise<number> {
	return (await storage.read(CHART_STORES, hereOnly)).length;
}

/** Everything stored here for this person as one JSON file, unsent and refused entries marked. */
export async function copyOf(storage: Storage, holder: Holder, now: Date): Promise<Copy> {
	const { saved, ...rows } = await storage.read(CHART_STORES, async (tx) => ({
		saved: new Set(await hereOnly(tx)),
		charts: await tx.objectStore('charts').getAll(),
		entries: await tx.objectStore('entries').getAll(),
		unsent: (await tx.objectStore('outbox').getAll()).map(({ chart, id }) => ({ chart, id })),
		refused: await tx.objectStore('refused').getAll()
	}));
	const charts = rows.charts.map(({ chart, role, synced_at }) => ({ chart, role, synced_at }));
	const copy = {
		format: 'unknot-copy',
		version: 1,
		made_at: now.toISOString(),
		person: holder.person,
		...rows,
		charts
	};
	return { file: new Blob([JSON.stringify(copy, null, '\t')], { type: 'application/json' }), saved };
}

/** Ends the sign-in of this device. Without network it is noted and done before anything else next time. */
export async function endSignIn(api: Api, registry: Registry): Promise<void> {
	try {
		await api.endSignIn('current');
		await registry.keepEndSignIn(false);
	} catch (problem) {
		if (!(problem instanceof ApiError)) throw problem;
		await registry.keepEndSignIn(problem.noAnswer || problem.status >= 500);
	}
}

/** Deletes a holder and their database, unless it may not go. Their own connection must be closed. */
export async function erase(
	registry: Registry,
	database: string,
	mayGo: (tx: WriteTx) => Promise<boolean>
): Promise<boolean> {
	const storage = personConnection(database, () => undefined);
	const gone = await emptied(storage, mayGo).finally(() => storage.close());
	if (!gone) return false;
	// Killed here, an empty database is left, and nothing in it.
	await registry.remove(database);
	await deleteDB(database);
	return true;
}
