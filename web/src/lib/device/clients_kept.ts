/** Which clients a therapist finds on this device without the server: those whose charts are here, and nobody else. */

import type { ClientListed } from './api_shapes.ts';
import { openedRow } from './charts_opened.ts';
import type { Connection } from './connection.ts';
import type { PersonSchema } from './person_store.ts';

type Storage = Connection<PersonSchema>;

export interface KeptClient extends Pick<ClientListed, 'chart' | 'name' | 'since'> {
	/** When the chart last came from the server. */
	at: Date;
}

/**
 * Keeps what the clients are called whose charts are here. Answers the charts here that are of none of them: the server is to say
 * what becomes of those.
 */
export function keepNames(storage: Storage, clients: readonly ClientListed[]): Promise<string[]> {
	const listed = new Map(clients.map(({ chart, name, since }) => [chart, { name, since }]));
	return storage.write(['opened'], async (tx) => {
		const opened = tx.objectStore('opened');
		const ids = await opened.getAllKeys();
		for (const id of ids) {
			const client = listed.get(id);
			if (client) await opened.put({ ...openedRow(await opened.get(id)), client }, id);
		}
		return ids.filter((id) => !listed.has(id));
	});
}

export function keptClients(storage: Storage): Promise<KeptClient[]> {
	return storage.read(['charts', 'opened'], async (tx) => {
		const kept: KeptClient[] = [];
		for (const { chart, synced_at } of await tx.objectStore('charts').getAll()) {
			const { client } = openedRow(await tx.objectStore('opened').get(chart));
			if (client && synced_at !== null) kept.push({ chart, ...client, at: new Date(synced_at) });
		}
		return kept;
	});
}
