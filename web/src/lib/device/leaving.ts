/** How a person leaves this device, and what they take along. Loaded when it happens. */

import { deleteDB } from 'idb';
import { type Api, ApiError } from './api.ts';
import type { Connection } from './connection.ts';
import type { Opened } from './opened.svelte.ts';
import { CHART_STORES, type PersonSchema } from './person_store.ts';
import type { Holder, Registry } from './registry.ts';
import type { Seat } from './seat.svelte.ts';

type Storage = Connection<PersonSchema>;

/**
 * Signs out. False, with nothing changed, when everything was to be sent and could not be. `drop` takes what is not on the
 * server along into nothing, and so wants a copy made before.
 */
export async function leave(
	api: Api,
	seat: Seat,
	{ holder, opened }: { holder: Holder; opened: Opened },
	choice: 'send' | 'keep' | 'drop',
	copied: boolean
): Promise<boolean> {
	if (choice === 'send') await opened.syncAll();
	const here = await countHereOnly(opened.storage);
	if (choice === 'send' && here > 0) return false;
	if (choice === 'drop' && here > 0 && !copied) throw new Error('Export a copy before dropping it.');
	await seat.registry.change(holder.database, { locked: true });
	await endSignIn(api, seat.registry);
	await seat.changed();
	if (choice !== 'keep') await erase(seat.registry, holder.database);
	return true;
}

/** Entries that exist on this device alone: not yet sent, or refused. */
export function countHereOnly(storage: Storage): Promise<number> {
	return storage.read(['outbox', 'refused'], async (tx) => {
		return (await tx.objectStore('outbox').count()) + (await tx.objectStore('refused').count());
	});
}

/** Everything stored here for this person as one JSON file, unsent and refused entries marked. */
export async function copyOf(storage: Storage, holder: Holder, now: Date): Promise<Blob> {
	const rows = await storage.read(CHART_STORES, async (tx) => ({
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
	return new Blob([JSON.stringify(copy, null, '\t')], { type: 'application/json' });
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

/** Deletes a holder and their database. Their connection must be closed. */
export async function erase(registry: Registry, database: string): Promise<void> {
	await registry.remove(database);
	await deleteDB(database);
}
