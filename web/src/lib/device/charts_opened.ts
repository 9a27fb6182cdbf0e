import type { Connection } from './connection.ts';
import { CHART_STORES, ofChart, type OpenedRow, type PersonSchema } from './person_store.ts';

/** A therapist's device holds this many clients' charts at most. */
export const MOST_CHARTS = 20;
const FORM = 1;

/**
 * Notes that a chart was opened, and deletes the ones opened longest ago beyond the limit.
 * A chart with anything unsent or refused stays. Answers the ids of the deleted.
 */
export function noteOpened(
	storage: Connection<PersonSchema>,
	chart: string,
	wall: number,
	limit = MOST_CHARTS
): Promise<string[]> {
	return storage.write(CHART_STORES, async (tx) => {
		const opened = tx.objectStore('opened');
		await opened.put({ ...openedRow(await opened.get(chart)), at: wall }, chart);
		const ids = await opened.getAllKeys();
		const times = (await opened.getAll()).map((row) => openedRow(row).at);
		const oldest = ids.map((id, at) => ({ id, time: times[at] ?? 0 })).sort((a, b) => a.time - b.time);
		const gone: string[] = [];
		for (const { id } of oldest.slice(0, Math.max(0, oldest.length - limit))) {
			const kept = await tx.objectStore('outbox').count(ofChart(id));
			if (id === chart || kept + (await tx.objectStore('refused').count(ofChart(id))) > 0) continue;
			await tx.objectStore('entries').delete(ofChart(id));
			await tx.objectStore('charts').delete(id);
			await opened.delete(id);
			gone.push(id);
		}
		return gone;
	});
}

/** A row as it is written now, whatever wrote it. */
export function openedRow(row: OpenedRow | number | undefined): OpenedRow {
	if (typeof row === 'object' && row.form === FORM) return row;
	return { form: FORM, at: typeof row === 'number' ? row : 0, client: null };
}
