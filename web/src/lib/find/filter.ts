/** Which things a wish is about, words aside. */
import type { Thing, Way } from './things.ts';
import type { Wish } from './wish.ts';

/** The way of doing a thing that the filters leave; null where they leave none. */
export function wayFor(thing: Thing, wish: Wish): Way | null {
	if (wish.kind !== '' && thing.kind !== wish.kind) return null;
	if (wish.region !== '' && !thing.regions.includes(wish.region)) return null;
	if (wish.purpose !== '' && !thing.purposes.includes(wish.purpose)) return null;
	return thing.ways.find((way) => isPossible(way, wish)) ?? null;
}

function isPossible({ minutes, doing }: Way, wish: Wish): boolean {
	if (wish.minutes !== '' && minutes > Number(wish.minutes)) return false;
	// Who asks for a position or for things wants to do something.
	if (doing === null) return wish.position === '' && wish.have.length === 0;
	const { position, have } = wish;
	const inPosition = position === '' || doing.positions.every((each) => each === position || each === 'any');
	const hasAll = have.length === 0 || doing.things.every((thing) => have.includes(thing));
	return inPosition && hasAll;
}
