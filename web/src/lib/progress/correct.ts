import type { Bodies } from '#lib/chart/kinds.ts';
import { type AnyEntry, only } from './facts.ts';

/** Ratings a person may correct afterwards, by the name under which they are shown. */
export interface Ratings {
	before: number | null;
	after: number | null;
	value: number | null;
}

export function ratingsOf(entry: AnyEntry): Ratings {
	const practice = only([entry], 'practice')[0]?.body;
	const rating = only([entry], 'rating')[0]?.body;
	return { before: practice?.before ?? null, after: practice?.after ?? null, value: rating?.value ?? null };
}

/** The corrected body of a practice or a rating; null for any other kind and for a rating without a value. */
export function correctedBody(
	entry: AnyEntry,
	{ before, after, value }: Ratings
): { kind: 'practice'; body: Bodies['practice'] } | { kind: 'rating'; body: Bodies['rating'] } | null {
	const practice = only([entry], 'practice')[0]?.body;
	if (practice) return { kind: 'practice', body: { ...practice, before, after } };
	const rating = only([entry], 'rating')[0]?.body;
	if (rating && value !== null) return { kind: 'rating', body: { ...rating, value } };
	return null;
}
