/** What of the body an exercise means: muscles, nerves and regions, as patches within the outline of a part. */
import { FOREARM, sided, SIDES, THIGH, UPPER_ARM, type Ball, type Side } from './body.ts';
import type { Body, Placed, Posture } from './skeleton.ts';
import { lumpsOf, type Lump } from './piece.ts';
import { handAngles } from './joints.ts';
import { about, compose, turned, Y, type Vec } from './vector.ts';

interface Patch {
	/** The unit it is drawn with. */
	unit: 'trunk' | 'head' | 'upper_arm' | 'forearm' | 'thigh' | 'shank';
	frame: (body: Body, side: Side, posture: Posture) => Placed;
	balls: readonly Ball[];
	/** Which way it lies under the skin. */
	out: Vec;
	/** In the middle of the body there is one for both sides. */
	single: boolean;
	/** Its lower end, where that hangs on another part. */
	down?: { frame: Patch['frame']; balls: readonly Ball[] };
}

const BACK: Vec = [0, 0, -1];
const FRONT: Vec = [0, 0, 1];
const OUTER: Vec = [1, 0, 0];
const INNER: Vec = [-1, 0, 0];
const UNDER: Vec = [0, -1, 0];

const patch = (
	unit: Patch['unit'],
	frame: Patch['frame'],
	out: Vec,
	balls: readonly Ball[],
	single = false
): Patch => ({ unit, frame, out, balls, single });

const spine = (third: number) => (body: Body) => body.back[third] ?? body.pelvis;
const thigh = (body: Body, side: Side) => body[side].thigh;
const shank = (body: Body, side: Side) => body[side].shank;
const foot = (body: Body, side: Side) => body[side].foot;
const upperArm = (body: Body, side: Side) => body[side].upperArm;
const hand = (body: Body, side: Side) => body[side].hand;
const head = (body: Body) => body.head;
const pelvis = (body: Body) => body.pelvis;

/** The forearm turns with the hand, half as far in its middle. */
function forearm(body: Body, side: Side, posture: Posture): Placed {
	const { at, turn } = body[side].forearm;
	const { forearm: angles } = handAngles(side, posture[side].hand);
	const sign = side === 'left' ? -1 : 1;
	return { at, turn: compose(turn, about(Y, (sign * (angles.turn ?? 0)) / 2)) };
}

/** Of the left side, by name; several patches where a muscle or nerve runs over more than one part. */
// prettier-ignore
export const WORKS: Readonly<Record<string, readonly Patch[]>> = {
	thigh_front: [patch('thigh', thigh, FRONT, [[0, -7, 3.4, 4], [0, -33, 2, 3]])],
	thigh_back: [patch('thigh', thigh, BACK, [[0, -9, -3.4, 4], [0, -34, -1.6, 3]])],
	calf: [patch('shank', shank, BACK, [[0, -5, -2.6, 2.6], [0, -14, -2.8, 3.2], [0, -24, -1.4, 1.9]])],
	heel_tendon: [patch('shank', shank, BACK, [[0, -28, -1.6, 1.4], [0, -41, -2, 1.1]])],
	shin: [patch('shank', shank, FRONT, [[1.5, -5, 2, 2], [0.8, -28, 1.2, 1.6]])],
	ankle: [patch('shank', foot, FRONT, [[0, 0, 0.5, 3]])],
	sole: [patch('shank', foot, UNDER, [[0, -5.6, -2, 1.2], [0, -4.6, 5, 1.4], [0, -5.4, 11, 1.1]])],
	buttock: [patch('thigh', pelvis, BACK, [[4, 2, -6.4, 3], [7, -4, -6, 4.6], [9.6, -6, -2.6, 3.4]])],
	hip_side: [patch('thigh', pelvis, OUTER, [[9.5, 4, -1.5, 4.4], [10.5, -2, -1, 3.6]])],
	hip_front: [
		patch('trunk', pelvis, FRONT, [[7.5, 3, 4, 3], [8.2, -3, 5.4, 3]]),
		patch('thigh', thigh, FRONT, [[0, 0, 5, 3], [0, -10, 4.4, 2.6]])
	],
	belly: [patch('trunk', spine(0), FRONT, [[0, -2, 6, 3.4], [0, 14, 6.4, 3.4]], true)],
	// In thirds: one patch would bridge the hollow of an arched back.
	low_back: [
		patch('trunk', spine(0), BACK, [[3, -2, -4.2, 2.4], [3, 3.2, -4.2, 2.4]]),
		patch('trunk', spine(1), BACK, [[3, -3.2, -4.2, 2.4], [3, 3.2, -4.2, 2.4]]),
		patch('trunk', spine(2), BACK, [[3, -3.2, -4.2, 2.4], [3, 1.2, -4.2, 2.4]])
	],
	upper_back: [
		patch('trunk', spine(4), BACK, [[5.4, -3, -4.6, 3.6], [5.4, 4.5, -4.6, 3.6]]),
		patch('trunk', spine(5), BACK, [[5.4, -4.5, -4.6, 3.6], [5.4, 0, -4.6, 3.6]])
	],
	chest: [patch('trunk', spine(5), FRONT, [[4, -2, 7.6, 3.6], [11, 0, 5.4, 3.2]])],
	shoulder: [patch('upper_arm', upperArm, OUTER, [[0.6, 0, 0, 4.2], [0.8, -10, 0, 3]])],
	shoulder_back: [
		patch('trunk', spine(5), BACK, [[7, 0, -6.4, 3.6], [14, 3, -3.4, 3.2]]),
		patch('upper_arm', upperArm, BACK, [[0, 0, -2, 3], [0.4, -9, -1.6, 2.4]])
	],
	neck_front: [{ ...patch('trunk', head, FRONT, [[0, -1, 3.6, 1.6]], true), down: { frame: spine(5), balls: [[0, 9, 3, 1.6]] } }],
	neck_back: [{ ...patch('trunk', head, BACK, [[2, 0.8, -2.4, 1.5]]), down: { frame: spine(5), balls: [[2.6, 7.6, -3.6, 1.7]] } }],
	neck_side: [{ ...patch('trunk', head, OUTER, [[3.2, -1, -1.2, 1.4]]), down: { frame: spine(5), balls: [[4.4, 7.6, -1.6, 1.6], [11.5, 4.6, -1.4, 1.6]] } }],
	forearm_top: [patch('forearm', forearm, OUTER, [[1.6, -2, 0.6, 2], [1, -17, 0, 1.4]])],
	forearm_inside: [patch('forearm', forearm, INNER, [[-1.6, -2, -0.4, 2], [-1, -17, 0, 1.4]])],
	wrist: [INNER, OUTER].map((out) => patch('forearm', hand, out, [[0, 1.5, 0, 2.2], [0, -1.5, 0, 2.1]])),
	hand: [INNER, OUTER].map((out) => patch('forearm', hand, out, [[0, -2, 0, 1.8], [0, -8, 1.6, 1.3], [0, -8, -1.8, 1.2]])),
	arm_nerve: [
		patch('upper_arm', upperArm, INNER, [[-2.4, -2, 0.6, 0.8], [-1.6, -UPPER_ARM, 0.6, 0.8]]),
		patch('forearm', forearm, INNER, [[-1.4, 0, 0.6, 0.8], [-0.6, -FOREARM, 0, 0.8]]),
		patch('forearm', hand, INNER, [[-0.6, 0, 0, 0.8], [-0.6, -8, 0.8, 0.7]])
	],
	leg_nerve: [
		patch('trunk', pelvis, BACK, [[5, 2, -7, 0.9], [6.6, -8, -6, 0.9]]),
		patch('thigh', thigh, BACK, [[0, -4, -4, 0.9], [0, -40, -2.4, 0.9]]),
		patch('shank', shank, BACK, [[0, -1, -2.4, 0.9], [0, -40, -1.4, 0.8]])
	],
	upper_arm: [patch('upper_arm', upperArm, OUTER, [[0, -2, 0, 4], [0, -UPPER_ARM, 0, 3]])],
	forearm: [patch('forearm', forearm, OUTER, [[0, 0, 0, 3], [0, -FOREARM, 0, 1.9]])],
	thigh: [patch('thigh', thigh, FRONT, [[0, -4, 0, 6.6], [0, -THIGH, 0, 4.2]])],
	shank: [patch('shank', shank, FRONT, [[0, 0, 0, 4.2], [0, -10, -1, 4.2], [0, -38, 0, 2.6]])],
	foot: [patch('shank', foot, FRONT, [[0, -2, -2, 2.6], [0, -4.4, 14, 1.5]])],
	heart: [patch('trunk', spine(5), FRONT, [[3, -2, 7, 3.4]], true)],
	face: [patch('head', head, FRONT, [[1.6, 7, 4.6, 4.4], [-1.6, 7, 4.6, 4.4], [0, 1.6, 6.2, 2.8]], true)],
	forehead: [patch('head', head, FRONT, [[2.4, 10.2, 6, 2.4], [-2.4, 10.2, 6, 2.4]], true)],
	head: [patch('head', head, FRONT, [[0, 10, -2, 6.6], [0, 8, 4, 6], [0, 2, 5, 3.4]], true)]
};

export interface WorkingPatch {
	unit: string;
	lumps: readonly Lump[];
	/** In the room. */
	out: Vec;
}

/** `calf` means both, `left_calf` one. Throws for a name there is not. */
export function patchesOf(names: readonly string[], body: Body, posture: Posture): WorkingPatch[] {
	return names.flatMap((name) => {
		const [, only, plain = name] = /^(left|right)_(.+)$/.exec(name) ?? [];
		const patches = WORKS[plain];
		if (!patches)
			throw new Error(`nothing that works is called ${name}: there are ${Object.keys(WORKS).join(', ')}`);
		return patches.flatMap((patch) =>
			(only ? [only as Side] : patch.single ? SIDES.slice(0, 1) : SIDES).map((side) => ({
				unit: patch.unit === 'trunk' || patch.unit === 'head' ? patch.unit : `${side}_${patch.unit}`,
				lumps: [patch, ...(patch.down ? [patch.down] : [])].flatMap(({ frame, balls }) =>
					lumpsOf(
						frame(body, side, posture),
						balls.map(([x, y, z, r]): Ball => [...sided(side, [x, y, z]), r])
					)
				),
				out: turned(patch.frame(body, side, posture).turn, sided(side, patch.out))
			}))
		);
	});
}
