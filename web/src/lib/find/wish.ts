/** What somebody looks for: words and filters, as they stand in the address. */
import * as facts from '#generated/facts.ts';
import type { Equipment, Position } from '#generated/types.ts';
import { THINGS } from '#lib/player/things.ts';

export const KINDS = ['routine', 'exercise', 'article'] as const;
export type Kind = (typeof KINDS)[number];

/** Of the choices of time; how long somebody has at most. */
export const MINUTES = ['2', '5', '10'] as const;

/** Has none of the things that exercises need; stands alone. */
export const NOTHING = 'nothing';

/** An empty text is any. */
export interface Wish {
	q: string;
	kind: Kind | '';
	region: string;
	purpose: string;
	minutes: (typeof MINUTES)[number] | '';
	position: Position | '';
	/** What somebody has at hand; empty: whatever it takes. */
	have: readonly (Equipment | typeof NOTHING)[];
}

export const ANYTHING: Wish = {
	q: '',
	kind: '',
	region: '',
	purpose: '',
	minutes: '',
	position: '',
	have: []
};

/** The filters that can be taken away one by one. */
export const FILTERS = ['region', 'purpose', 'minutes', 'position', 'have'] as const;
export type Filter = (typeof FILTERS)[number];

const equipment = Object.keys(THINGS) as Equipment[];
const positions = [...new Set(facts.exercises.map(({ position }) => position))];

/** The wish that an address says; what this version of the app does not know is not wished. */
export function readWish(query: URLSearchParams): Wish {
	const one = <Value extends string>(name: string, known: readonly Value[]): Value | '' =>
		known.find((value) => value === query.get(name)) ?? '';
	const have = query.getAll('have');
	return {
		q: query.get('q') ?? '',
		kind: one('kind', KINDS),
		region: one('region', facts.regions),
		purpose: one('for', facts.conditions),
		minutes: one('minutes', MINUTES),
		position: one('position', positions),
		have: have.includes(NOTHING) ? [NOTHING] : equipment.filter((thing) => have.includes(thing))
	};
}

/** `?q=neck&region=neck`; nothing where nothing is wished. */
export function queryOf(wish: Wish): string {
	const pairs = [
		['q', wish.q.trim()],
		['kind', wish.kind],
		['region', wish.region],
		['for', wish.purpose],
		['minutes', wish.minutes],
		['position', wish.position],
		...wish.have.map((thing) => ['have', thing])
	].filter(([, value]) => value !== '');
	return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
}

/** The filters that are set. */
export function chosenFilters(wish: Wish): Filter[] {
	return FILTERS.filter((filter) => wish[filter].length > 0);
}

export function without(wish: Wish, filters: readonly Filter[]): Wish {
	return { ...wish, ...Object.fromEntries(filters.map((filter) => [filter, ANYTHING[filter]])) };
}
