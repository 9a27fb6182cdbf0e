/** How records made before a sign-in get into the chart of the person who signed in. Loaded when it happens. */

import type { StoredEntry } from '../chart/entry.ts';
import { isMerged } from '../chart/people.ts';
import { pour, present } from './chart_store.ts';
import type { Connection } from './connection.ts';
import { CHART_STORES, ofChart, type PersonSchema } from './person_store.ts';

type Storage = Connection<PersonSchema>;

/** Pours the anonymous records into the person's chart; repeatable at any point. */
export async function pourInto(target: Storage, chart: string, source: Storage): Promise<void> {
	await pour(target, chart, await allEntries(source));
}

/** True when the server has answered for every entry of the anonymous database: only then may it go. */
export async function isPoured(target: Storage, chart: string, source: Storage): Promise<boolean> {
	const ids = (await allEntries(source)).map((entry) => entry.id);
	return target.write(CHART_STORES, async (tx) => {
		const outbox = await tx.objectStore('outbox').getAll(ofChart(chart));
		return isMerged(ids, outbox, await present(tx, chart));
	});
}

function allEntries(storage: Storage): Promise<StoredEntry[]> {
	return storage.read(['entries'], (tx) => tx.objectStore('entries').getAll());
}
