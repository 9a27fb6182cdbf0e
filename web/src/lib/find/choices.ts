/** What the filters offer: only what is there, in the order of the content. */
import * as facts from '#generated/facts.ts';
import type { Equipment, Position } from '#generated/types.ts';
import { THINGS } from '#lib/player/things.ts';
import type { Thing } from './things.ts';

export interface Choices {
	regions: readonly string[];
	purposes: readonly string[];
	positions: readonly Position[];
	things: readonly Equipment[];
}

export function choicesOf(things: readonly Thing[]): Choices {
	const regions = new Set(things.flatMap((thing) => thing.regions));
	const purposes = new Set(things.flatMap((thing) => thing.purposes));
	const needed = new Set(facts.exercises.flatMap(({ equipment }) => equipment));
	return {
		regions: facts.regions.filter((id) => regions.has(id)),
		purposes: facts.conditions.filter((id) => purposes.has(id)),
		positions: [...new Set(facts.exercises.map(({ position }) => position))].filter((id) => id !== 'any'),
		things: (Object.keys(THINGS) as Equipment[]).filter((thing) => needed.has(thing))
	};
}
