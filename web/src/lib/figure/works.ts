/** What of the body an exercise means: muscles, nerves and regions, as patches within the outline of a part. */
import { FOREARM, sided, SIDES, UPPER_ARM, type Ball, type Side } from './body.ts';
import type { Body, Placed, Posture } from './skeleton.ts';
import { handAngles } from './joints.ts';
import { about, then, Y, type Vec } from './vector.ts';

interface Patch {
	/** The unit it is drawn with. */
	unit: 'trunk' | 'head' | 'upper_arm' | 'forearm' | 'thigh' | 'shank';
	frame: (body: Body, side: Side, posture: Posture) => Placed;
	balls: readonly Ball[];
	/** Which way it lies under the skin. */
	out: Vec;
	/** In the middle of the body there is one for both sides. */
	single?: true;
}

const BACK: Vec = [0, 0, -1];
const FRONT: Vec = [0, 0, 1];
const OUTER: Vec = [1, 0, 0];
const INNER: Vec = [-1, 0, 0];

const spine = (third: number) => (body: Body) => body.back[third] ?? body.pelvis;
const thigh = (body: Body, side: Side) => body[side].thigh;
const shank = (body: Body, side: Side) => body[side].shank;
const foot = (body: Body, side: Side) => body[side].foot;
const upperArm = (body: Body, side: Side) => body[side].upperArm;
const hand = (body: Body, side: Side) => body[side].hand;
const head = (body: Body) => body.head;

/** The forearm turns with the hand, half as far in its middle. */
function forearm(body: Body, side: Side, posture: Posture): Placed {
	const { at, turn } = body[side].forearm;
	const { forearm: angles } = handAngles(side, posture[side].hand);
	const sign = side === 'left' ? -1 : 1;
	return { at, turn: then(turn, about(Y, (sign * (angles.turn ?? 0)) / 2)) };
}

/** Of the left side, by name; several patches where a muscle or nerve runs over more than one part. */
export const WORKS: Readonly<Record<string, readonly Patch[]>> = {
	thigh_front: [
		{
			unit: 'thigh',
			frame: thigh,
			balls: [
				[0, -7, 3.4, 4],
				[0, -33, 2, 3]
			],
			out: FRONT
		}
	],
	thigh_back: [
		{
			unit: 'thigh',
			frame: thigh,
			balls: [
				[0, -9, -3.4, 4],
				[0, -34, -1.6, 3]
			],
			out: BACK
		}
	],
	calf: [
		{
			unit: 'shank',
			frame: shank,
			balls: [
				[0, -5, -2.6, 2.6],
				[0, -14, -2.8, 3.2],
				[0, -24, -1.4, 1.9]
			],
			out: BACK
		}
	],
	heel_tendon: [
		{
			unit: 'shank',
			frame: shank,
			balls: [
				[0, -28, -1.8, 1.4],
				[0, -41, -3, 1.2]
			],
			out: BACK
		}
	],
	shin: [
		{
			unit: 'shank',
			frame: shank,
			balls: [
				[1.5, -5, 2, 2],
				[0.8, -28, 1.2, 1.6]
			],
			out: FRONT
		}
	],
	ankle: [{ unit: 'shank', frame: foot, balls: [[0, 0, 0.5, 3]], out: FRONT }],
	sole: [
		{
			unit: 'shank',
			frame: foot,
			balls: [
				[0, -5.6, -2, 1.2],
				[0, -4.6, 5, 1.4],
				[0, -5.4, 11, 1.1]
			],
			out: [0, -1, 0]
		}
	],
	buttock: [{ unit: 'trunk', frame: (body) => body.pelvis, balls: [[7, -3, -5, 6.4]], out: BACK }],
	hip_side: [
		{
			unit: 'trunk',
			frame: (body) => body.pelvis,
			balls: [
				[9.5, 4, -1.5, 4.4],
				[10.5, -2, -1, 3.6]
			],
			out: OUTER
		}
	],
	hip_front: [
		{
			unit: 'trunk',
			frame: (body) => body.pelvis,
			balls: [
				[7.5, 3, 4, 3],
				[8.2, -3, 5.4, 3]
			],
			out: FRONT
		},
		{
			unit: 'thigh',
			frame: thigh,
			balls: [
				[0, 0, 5, 3],
				[0, -10, 4.4, 2.6]
			],
			out: FRONT
		}
	],
	belly: [
		{
			unit: 'trunk',
			frame: spine(0),
			balls: [
				[0, -2, 6, 3.4],
				[0, 14, 6.4, 3.4]
			],
			out: FRONT,
			single: true
		}
	],
	low_back: [
		{
			unit: 'trunk',
			frame: spine(0),
			balls: [
				[3, -3, -5.6, 2.6],
				[3, 14, -5.4, 2.6]
			],
			out: BACK
		}
	],
	upper_back: [
		{
			unit: 'trunk',
			frame: spine(4),
			balls: [
				[5.4, -3, -5.4, 3.6],
				[5.4, 9, -5.4, 3.8]
			],
			out: BACK
		}
	],
	chest: [
		{
			unit: 'trunk',
			frame: spine(5),
			balls: [
				[4, -2, 7.6, 3.6],
				[11, 0, 5.4, 3.2]
			],
			out: FRONT
		}
	],
	shoulder: [
		{
			unit: 'upper_arm',
			frame: upperArm,
			balls: [
				[0.6, 0, 0, 4.2],
				[0.8, -10, 0, 3]
			],
			out: OUTER
		}
	],
	shoulder_back: [
		{
			unit: 'trunk',
			frame: spine(5),
			balls: [
				[7, 0, -6.4, 3.6],
				[14, 3, -3.4, 3.2]
			],
			out: BACK
		}
	],
	neck_front: [
		{
			unit: 'head',
			frame: head,
			balls: [
				[0, -2, 3.6, 1.6],
				[0, -10, 2, 1.6]
			],
			out: FRONT,
			single: true
		}
	],
	neck_back: [
		{
			unit: 'head',
			frame: head,
			balls: [
				[2, 1.5, -3.4, 1.6],
				[2.4, -10, -3, 1.7]
			],
			out: BACK
		}
	],
	neck_side: [
		{
			unit: 'head',
			frame: head,
			balls: [
				[4, -1, -1.4, 1.5],
				[5, -10, -2, 1.8],
				[11, -13.5, -2.4, 1.8]
			],
			out: OUTER
		}
	],
	forearm_top: [
		{
			unit: 'forearm',
			frame: forearm,
			balls: [
				[1.6, -2, 0.6, 2],
				[1, -17, 0, 1.4]
			],
			out: OUTER
		}
	],
	forearm_inside: [
		{
			unit: 'forearm',
			frame: forearm,
			balls: [
				[-1.6, -2, -0.4, 2],
				[-1, -17, 0, 1.4]
			],
			out: INNER
		}
	],
	wrist: [
		{
			unit: 'forearm',
			frame: hand,
			balls: [
				[0, 1.5, 0, 2.2],
				[0, -1.5, 0, 2.1]
			],
			out: OUTER
		}
	],
	hand: [
		{
			unit: 'forearm',
			frame: hand,
			balls: [
				[-0.6, -2, 0, 1.8],
				[-0.6, -8, 1.6, 1.3],
				[-0.6, -8, -1.8, 1.2]
			],
			out: INNER
		}
	],
	arm_nerve: [
		{
			unit: 'upper_arm',
			frame: upperArm,
			balls: [
				[-2.4, -2, 0.6, 0.8],
				[-1.6, -UPPER_ARM, 0.6, 0.8]
			],
			out: INNER
		},
		{
			unit: 'forearm',
			frame: forearm,
			balls: [
				[-1.4, 0, 0.6, 0.8],
				[-0.6, -FOREARM, 0, 0.8]
			],
			out: INNER
		},
		{
			unit: 'forearm',
			frame: hand,
			balls: [
				[-0.6, 0, 0, 0.8],
				[-0.6, -8, 0.8, 0.7]
			],
			out: INNER
		}
	],
	leg_nerve: [
		{
			unit: 'trunk',
			frame: (body) => body.pelvis,
			balls: [
				[5, 2, -7, 0.9],
				[6.6, -8, -6, 0.9]
			],
			out: BACK
		},
		{
			unit: 'thigh',
			frame: thigh,
			balls: [
				[0, -4, -4, 0.9],
				[0, -40, -2.4, 0.9]
			],
			out: BACK
		},
		{
			unit: 'shank',
			frame: shank,
			balls: [
				[0, -1, -2.4, 0.9],
				[0, -40, -1.4, 0.8]
			],
			out: BACK
		}
	],
	face: [
		{
			unit: 'head',
			frame: head,
			balls: [
				[1.6, 7, 4.6, 4.6],
				[-1.6, 7, 4.6, 4.6],
				[0, 1.6, 6.2, 3]
			],
			out: FRONT,
			single: true
		}
	],
	thigh_whole: [
		{
			unit: 'thigh',
			frame: thigh,
			balls: [
				[0, -4, 0, 7],
				[0, -40, 0, 4.4]
			],
			out: FRONT
		}
	],
	foot: [
		{
			unit: 'shank',
			frame: foot,
			balls: [
				[0, -2, -2, 3],
				[0, -4.4, 11, 1.7]
			],
			out: FRONT
		}
	]
};

export interface WorkingPatch {
	unit: string;
	frame: Placed;
	balls: readonly Ball[];
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
				frame: patch.frame(body, side, posture),
				balls: patch.balls.map(([x, y, z, r]): Ball => [...sided(side, [x, y, z]), r]),
				out: sided(side, patch.out)
			}))
		);
	});
}
