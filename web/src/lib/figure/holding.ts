/** What two poses rest on and hold on to, and what they have of it in common. */
import { directionOf } from './anchors.ts';
import type { Side } from './body.ts';
import { LIMBS, type Contact, type Direction, type Limb } from './pose.ts';
import type { Held } from './solve.ts';
import { mix, unit } from './vector.ts';

/** What is held here, as far as it is held there too from there: what a neighbour does not hold is not let go. */
export function likewise(here: Held, there: Held): Held {
	const shared = heldBetween(here, there, 1);
	return {
		body: there.body,
		rest: shared.rest ?? here.rest,
		contacts: { ...here.contacts, ...shared.contacts }
	};
}

/** What both poses rest on and hold on to, in between. What only one of them holds is left to the angles. */
export function heldBetween(a: Held, b: Held, t: number): Held {
	const contacts: Partial<Record<Limb, Contact>> = {};
	for (const limb of LIMBS) {
		const side = limb.startsWith('left') ? 'left' : 'right';
		const shared = contactBetween(a.contacts[limb], b.contacts[limb], t, side);
		if (shared) contacts[limb] = shared;
	}
	const number = (from = 0, to = 0) => from + (to - from) * t;
	const rests = a.rest && b.rest && a.rest.part === b.rest.part && a.rest.on === b.rest.on;
	return {
		body: { turn: number(a.body.turn, b.body.turn) },
		rest:
			rests && a.rest && b.rest
				? { ...a.rest, at: [number(a.rest.at[0], b.rest.at[0]), number(a.rest.at[1], b.rest.at[1])] }
				: null,
		contacts
	};
}

function contactBetween(
	a: Contact | undefined,
	b: Contact | undefined,
	t: number,
	side: Side
): Contact | null {
	if (
		!a ||
		!b ||
		a.on !== b.on ||
		a.touch !== b.touch ||
		String(a.face) !== String(b.face) ||
		a.part !== b.part
	)
		return null;
	const number = (from = 0, to = 0) => from + (to - from) * t;
	const ways = WAYS.flatMap((way): [string, Direction][] => {
		const [from, to] = [a[way], b[way]];
		if (from === undefined || to === undefined) return [];
		return [[way, unit(mix(directionOf(from, side), directionOf(to, side), t))]];
	});
	return {
		...(t < 0.5 ? a : b),
		...(a.at && b.at ? { at: mix(a.at, b.at, t) } : {}),
		...Object.fromEntries(ways),
		along: number(a.along ?? 0.5, b.along ?? 0.5),
		off: number(a.off, b.off),
		tilt: number(a.tilt, b.tilt)
	};
}

/** What of a contact points somewhere. */
const WAYS = ['palm', 'fingers', 'toes', 'joint'] as const;
