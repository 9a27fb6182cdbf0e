import { type Day, wallClock } from './days.ts';
import type { AnyEntry } from './facts.ts';

export interface DayOfRecords<Entry extends AnyEntry> {
	day: Day;
	records: Entry[];
}

/** Everything in the chart by day, newest first. Where somebody lives is kept, but is no record to look at. */
export function byDay<Entry extends AnyEntry>(
	entries: readonly Entry[],
	zone: string
): DayOfRecords<Entry>[] {
	const days = new Map<Day, Entry[]>();
	for (const entry of newestFirst(entries, zone)) {
		if (entry.kind === 'profile') continue;
		const day = wallClock(entry.happened_at, zone).slice(0, 10);
		days.set(day, [...(days.get(day) ?? []), entry]);
	}
	return [...days].map(([day, records]) => ({ day, records }));
}

function newestFirst<Entry extends AnyEntry>(entries: readonly Entry[], zone: string): Entry[] {
	const at = (entry: Entry) => wallClock(entry.happened_at, zone).slice(0, 19);
	return [...entries].sort((a, b) => (at(a) < at(b) ? 1 : at(a) > at(b) ? -1 : 0));
}

/** Whether `me` may take this record back: only what one wrote oneself, and never what began or ended sharing. */
export function isMine(entry: AnyEntry, me: string | null): boolean {
	if (entry.kind === 'link_ended' || entry.kind === 'link_started') return false;
	return entry.author === 'self' || entry.author === me;
}

/** Whether a record can be corrected in place, not only taken back. */
export function isCorrectable(entry: AnyEntry): boolean {
	return entry.kind === 'practice' || entry.kind === 'rating';
}
