/** What the server did not take, over all charts of a person: a therapist's words to clients too. */

import { parsed } from '../chart/entry.ts';
import { openedRow } from './charts_opened.ts';
import type { Connection } from './connection.ts';
import type { PersonSchema } from './person_store.ts';
import type { Refused } from './shapes.ts';

export interface RefusedHere extends Refused {
	chart: string;
	/** Whose chart it is, where it is a client's whose name is kept here. */
	client: string | null;
	/** Whether the chart is still here: without it there is nowhere to send it. */
	held: boolean;
}

export function refusedHere(storage: Connection<PersonSchema>): Promise<RefusedHere[]> {
	return storage.read(['refused', 'charts', 'opened'], async (tx) => {
		const charts = new Set(await tx.objectStore('charts').getAllKeys());
		const found: RefusedHere[] = [];
		for (const { chart, entry, code, message } of await tx.objectStore('refused').getAll()) {
			const { client } = openedRow(await tx.objectStore('opened').get(chart));
			const whose = { chart, client: client?.name ?? null, held: charts.has(chart) };
			found.push({ entry: parsed(entry), code, message, ...whose });
		}
		return found;
	});
}
