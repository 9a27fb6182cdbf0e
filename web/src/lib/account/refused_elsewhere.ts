import { type ChartEntry, parsed } from '#lib/chart/entry.ts';
import type { RefusedCopy } from '#lib/device/api_shapes.ts';
import { inWords } from '#lib/progress/words.ts';

/** An entry that the server refused and keeps a copy of. */
export interface Elsewhere {
	id: string;
	/** Null when it cannot be shown as a record, which may be why it was refused. */
	entry: ChartEntry | null;
}

/** The server's copies of what this device does not list itself: sent from another phone, perhaps one that is lost. */
export function refusedElsewhere(
	copies: readonly RefusedCopy[],
	here: readonly { id: string }[]
): Elsewhere[] {
	const listed = new Set(here.map(({ id }) => id));
	return copies
		.filter(({ entry }) => !listed.has(entry.id))
		.map(({ entry }) => ({ id: entry.id, entry: readable(entry) }));
}

function readable(entry: RefusedCopy['entry']): ChartEntry | null {
	const { id, kind, stamp, happened_at, body } = entry;
	if (Number.isNaN(Date.parse(happened_at))) return null;
	try {
		const shown = parsed({ id, kind, stamp, happened_at, body, author: 'self', device: '', chart: '' });
		inWords(shown);
		return shown;
	} catch {
		return null;
	}
}
