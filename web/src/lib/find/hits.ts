/** What is shown for a wish: by relevance where words are asked for, in the order of the content otherwise. */
import { wayFor } from './filter.ts';
import type { Found } from './finder.ts';
import type { Thing } from './things.ts';
import { KINDS, type Kind, type Wish } from './wish.ts';

export interface Hit {
	thing: Thing;
	/** How long, how, with what: of the way that fits the wish. */
	about: string;
}

/** `found` is null where no words are asked for. */
export function hitsOf(things: readonly Thing[], found: Found | null, wish: Wish): Hit[] {
	const byKey = new Map(things.map((thing) => [thing.key, thing]));
	const asked = found ? found.keys.flatMap((key) => byKey.get(key) ?? []) : things;
	return asked.flatMap((thing) => {
		const way = wayFor(thing, wish);
		return way ? [{ thing, about: way.about }] : [];
	});
}

/** Kinds that there are none of are left out. */
export function byKind(hits: readonly Hit[]): { kind: Kind; hits: Hit[] }[] {
	return KINDS.map((kind) => ({ kind, hits: hits.filter(({ thing }) => thing.kind === kind) })).filter(
		({ hits: own }) => own.length > 0
	);
}
