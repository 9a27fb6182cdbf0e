/** Points of a body that rest on things or are held: their place, their thickness, and the directions that words mean. */
import { ANKLE_HEIGHT, FOREARM, pair, sided, SHANK, THIGH, UPPER_ARM, type Ball, type Side } from './body.ts';
import type { Bearing, Direction, Rest } from './pose.ts';
import { pointOf, type Body, type Placed } from './skeleton.ts';
import { about, add, chain, times, turned, unit, X, Y, Z, type Turn, type Vec } from './vector.ts';

/** Turned around the upright first, then tipped forward and to the left, then rolled around its own length. */
export function bearingOf({ turn = 0, pitch = 0, lean = 0, roll = 0 }: Bearing): Turn {
	return chain(about(Y, turn), about(X, pitch), about(Z, -lean), about(Y, roll));
}

const WORDS: Record<string, Vec> = {
	up: [0, 1, 0],
	down: [0, -1, 0],
	forward: [0, 0, 1],
	back: [0, 0, -1],
	left: [1, 0, 0],
	right: [-1, 0, 0],
	// Of the left side.
	out: [1, 0, 0],
	in: [-1, 0, 0]
};

/** A direction in its own frame; `in` and `out` are those of `side`. Throws for a word there is not. */
export function directionOf(direction: Direction, side: Side | null): Vec {
	if (typeof direction !== 'string') return unit(direction);
	const vector = WORDS[direction];
	if (!vector)
		throw new Error(`no direction is called ${direction}: there are ${Object.keys(WORDS).join(', ')}`);
	return side && (direction === 'in' || direction === 'out') ? sided(side, vector) : vector;
}

/** Words of the room count from where the person looks when upright: only the turn around the upright moves them. */
export function facedFrom({ turn = 0 }: Bearing, direction: Direction, side: Side): Vec {
	return turned(about(Y, turn), directionOf(direction, side));
}

/** What the back lies on: buttocks and ribs, as they are drawn. */
const BACK: readonly ['pelvis' | 'chest', Ball][] = [
	['pelvis', [6.5, -3.5, -4.5, 7.6]],
	['chest', [8, -1, 1.2, 9.4]]
];

/** The soft balls that a part rests with. */
export function restPoints(body: Body, part: Rest['part']): { at: Vec; radius: number }[] {
	const ball = (placed: Placed, [x, y, z, radius]: Ball) => ({ at: pointOf(placed, [x, y, z]), radius });
	const chest = body.back[5] ?? body.pelvis;
	const limb = /^(left|right)_(knee|foot)$/.exec(part);
	if (limb) {
		const side = limb[1] as Side;
		const { shank, foot } = body[side];
		if (limb[2] === 'knee') return [ball(shank, [0, 0, 0, 5.4])];
		return [ball(foot, [0, -ANKLE_HEIGHT + 1, 4, 1])];
	}
	const buttocks = [ball(body.pelvis, [8, -3, -5, 9]), ball(body.pelvis, [-8, -3, -5, 9])];
	if (part === 'pelvis') return buttocks;
	if (part === 'back')
		return BACK.flatMap(([on, at]) =>
			pair(at).map((each) => ball(on === 'chest' ? chest : body.pelvis, each))
		);
	if (part === 'belly') return [ball(body.pelvis, [0, 2, 2, 9]), ball(chest, [0, -2, 2, 10])];
	if (part !== 'side')
		throw new Error(`nothing rests on its ${part}: it can be pelvis, back, belly, side, a knee or a foot`);
	return [-1, 1].flatMap((x) => [ball(body.pelvis, [x * 9, -1, -1, 9]), ball(chest, [x * 12.5, 3, 0, 7])]);
}

interface Skin {
	length: number;
	radii: readonly [number, number];
	/** Where the part begins in its frame. */
	top?: number;
}

const SKINS: Record<string, Skin> = {
	thigh: { length: THIGH, radii: [8.5, 5.6] },
	shank: { length: SHANK, radii: [5.2, 3.4] },
	foot: { length: ANKLE_HEIGHT, radii: [4, 3] },
	upper_arm: { length: UPPER_ARM, radii: [5, 4] },
	forearm: { length: FOREARM, radii: [4, 2.8] },
	hand: { length: 17, radii: [2, 1] },
	head: { length: 22, radii: [9, 7], top: 16 },
	chest: { length: 26, radii: [10, 10.5], top: 8 },
	belly: { length: 18, radii: [10, 10], top: 8 },
	pelvis: { length: 14, radii: [10, 10], top: 6 }
};

/** A point on the skin of a named part, its way out, in the room. Throws for a part there is not. */
export function skinPoint(
	body: Body,
	name: string,
	along: number,
	face: Direction,
	off = 0
): { at: Vec; out: Vec } {
	const [, sideName, part = name] = /^(left|right)_(.+)$/.exec(name) ?? [];
	const side = (sideName ?? null) as Side | null;
	const skin = SKINS[part];
	const frame = frameOf(body, part, side);
	if (!skin || !frame) throw new Error(`no part of the body is called ${name}`);
	const out = directionOf(face, side);
	const radius = skin.radii[0] + (skin.radii[1] - skin.radii[0]) * along;
	const middle: Vec = [0, (skin.top ?? 0) - skin.length * along, 0];
	return { at: pointOf(frame, add(middle, times(out, radius + off))), out: turned(frame.turn, out) };
}

export function frameOf(body: Body, part: string, side: Side | null): Placed | undefined {
	if (part === 'head') return body.head;
	if (part === 'pelvis') return body.pelvis;
	if (part === 'chest') return body.back[5];
	if (part === 'belly') return body.back[2];
	if (!side) return undefined;
	const { upperArm, ...limbs } = body[side];
	return part === 'upper_arm' ? upperArm : limbs[part as keyof typeof limbs];
}
