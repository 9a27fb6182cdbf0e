/** Hands around what they hold: it lies between the palm and the fingers. */
import { sided, SIDES, type Side } from './body.ts';
import type { Camera } from './camera.ts';
import type { Angles } from './joints.ts';
import type { Grasp } from './order.ts';
import type { Unit } from './piece.ts';
import { thingsOf, type Rod, type WrittenProp } from './props.ts';
import { pointOf, type Body } from './skeleton.ts';
import { add, dot, mix, size, sub, times, turned, unit, X, type Vec } from './vector.ts';

/** Within a closed fist of the left hand. */
export const GRIP: Vec = [-2.8, -8, 0];
/** So near to its skin the middle of a fist holds it. */
const REACH = 2.2;

/** Fingers and thumb of the hands that these go along with: the thicker it is, the less they close. */
export function closedAround(props: readonly WrittenProp[]): Record<string, Angles> {
	return Object.fromEntries(
		props.flatMap((prop): [string, Angles][] => {
			if (!prop.held?.endsWith('_hand')) return [];
			const side = prop.held.replace('_hand', '');
			const [thing] = thingsOf(prop);
			const r = thing?.kind === 'rod' ? thing.radius : 0.5;
			return [
				[`${side}_fingers`, { knuckles: 78 - 6 * r, middle: 92 - 7 * r, ends: 52 - 6 * r, spread: 0 }],
				[`${side}_thumb`, { out: 20, across: 45, bend: 40 }]
			];
		})
	);
}

/** The hands that hold it. */
export function graspsOf({ from, to, radius }: Rod, body: Body): Grasp[] {
	return SIDES.flatMap((side) => {
		const { hand } = body[side];
		const middle = pointOf(hand, sided(side, GRIP));
		const way = sub(to, from);
		const along = dot(sub(middle, from), way) / (dot(way, way) || 1);
		const at = mix(from, to, Math.max(0, Math.min(1, along)));
		if (size(sub(middle, at)) > radius + REACH) return [];
		return [{ side, at, palm: turned(hand.turn, sided(side, times(X, -1))) }];
	});
}

/** In two where an end comes toward whoever looks: it sticks out of the fist, before the fingers. */
export function parted(rod: Rod, grasps: readonly Grasp[], { ahead }: Camera): [Rod, readonly Grasp[]][] {
	if (rod.flat) return [[rod, grasps]];
	const way = unit(sub(rod.to, rod.from));
	const toward = -Math.sign(dot(way, ahead));
	const [far, near] = toward > 0 ? [rod.from, rod.to] : [rod.to, rod.from];
	const out = times(way, toward);
	const beyond = Math.min(...grasps.map(({ at }) => dot(sub(near, at), out))) - EDGE;
	if (-dot(out, ahead) < COMING || !(beyond > 0.5 && beyond < Infinity)) return [[rod, grasps]];
	const cut = sub(near, times(out, beyond));
	return [
		[{ ...rod, from: far, to: cut }, grasps],
		[{ ...rod, from: cut, to: near }, []]
	];
}

/** From the middle of a fist to where it ends. */
const EDGE = 4;
/** How straight an end comes, of 1. */
const COMING = 0.3;

/** The hands that hold something in two, so that it can be drawn between their palm and their fingers. */
export function opened(units: readonly Unit[], holding: ReadonlySet<Side>): Unit[] {
	return units.flatMap((unit) => {
		const side = SIDES.find((side) => unit.name === `${side}_forearm` && holding.has(side));
		if (!side) return [unit];
		const fingers = unit.pieces.filter(({ wraps }) => wraps);
		return [
			{ ...unit, pieces: unit.pieces.filter(({ wraps }) => !wraps) },
			{ ...unit, name: `${side}_fingers`, axes: fingers.map(axisOf), pieces: fingers }
		];
	});
}

function axisOf({ lumps }: Unit['pieces'][number]) {
	const half = lumps.length / 2;
	const middleOf = (some: typeof lumps): Vec =>
		times(
			some.reduce<Vec>((sum, { at }) => add(sum, at), [0, 0, 0]),
			1 / some.length
		);
	return { from: middleOf(lumps.slice(0, half)), to: middleOf(lumps.slice(half)), r: 1.2 };
}
