import type { AnyEntry } from '#lib/progress/facts.ts';

const BEGUN = ['assessment', 'practice', 'assignment', 'warning'];

/** Nothing has been done and nothing asked for yet. Apart from the rest of Today, which a first visit does not load. */
export function isFirstUse(entries: readonly AnyEntry[]): boolean {
	return !entries.some(({ kind }) => BEGUN.includes(kind));
}
