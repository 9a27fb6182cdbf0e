/** How records made before a sign-in get into the chart of the person who signed in. Loaded when it happens. */

import { isMerged } from '../chart/people.ts';
import { allEntries, pour, present } from './chart_store.ts';
import type { Connection } from './connection.ts';
import { CHART_STORES, ofChart, type PersonSchema, type WriteTx } from './person_store.ts';

type Storage = Connection<PersonSchema>;

/** Pours the anonymous records into the person's chart; repeatable at any point. */
export async function pourInto(target: Storage, chart: string, source: Storage): Promise<void> {
	await pour(target, chart, await allEntries(source));
}

/** The entries of the anonymous database once the server has answered for all of them, else null. */
export async function poured(target: Storage, chart: string, source: Storage): Promise<Set<string> | null> {
	const ids = (await allEntries(source)).map((entry) => entry.id);
	const merged = await target.write(CHART_STORES, async (tx) => {
		const outbox = await tx.objectStore('outbox').getAll(ofChart(chart));
		return isMerged(ids, outbox, await present(tx, chart));
	});
	return merged ? new Set(ids) : null;
}

/** Whether the anonymous database may go: a tab that still shows it may have added something. */
export async function holdsOnly(tx: WriteTx, ids: ReadonlySet<string>): Promise<boolean> {
	return (await tx.objectStore('entries').getAllKeys()).every(([, id]) => ids.has(id));
}

/** What was half done goes along; of two with one name the newer one stays. Moved, not copied: poured again, it must not come back. */
export async function moveDrafts(target: Storage, source: Storage): Promise<void> {
	const drafts = await source.read(['drafts'], (tx) => tx.objectStore('drafts').getAll());
	await target.write(['drafts'], async (tx) => {
		for (const draft of drafts) {
			const own = await tx.objectStore('drafts').get(draft.name);
			if (!own || own.at < draft.at) await tx.objectStore('drafts').put(draft);
		}
	});
	await source.write(['drafts'], (tx) => tx.objectStore('drafts').clear());
}
