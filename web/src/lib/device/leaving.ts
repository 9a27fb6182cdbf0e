/** How a person leaves this device, and what they take along. */

import { deleteDB } from 'idb';
import { type Api, ApiError } from './api.ts';
import type { Connection } from './connection.ts';
import { CHART_STORES, type PersonSchema } from './person_store.ts';
import type { Holder, Registry } from './registry.ts';

type Storage = Connection<PersonSchema>;

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
