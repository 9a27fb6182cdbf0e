/** Arms and legs, with what they wear. */
import {
	ANKLE_HEIGHT,
	FOREARM,
	SHANK,
	sided,
	signOf,
	THIGH,
	UPPER_ARM,
	type Ball,
	type Side
} from './body.ts';
import { handPieces, inked, type Bone } from './hand.ts';
import { lumpsOf as lumps, type Lump, type Piece, type Unit } from './piece.ts';
import { pointOf, type Body, type Placed, type Posture } from './skeleton.ts';
import { dot, DOWN, turned, Y } from './vector.ts';

/** What is drawn more finely because it fills the picture. */
export interface Fine {
	/** The hand whose fingers are drawn one by one. */
	fingers: Side | null;
	toes: boolean;
}

export const COARSE: Fine = { fingers: null, toes: false };

export function armUnits(side: Side, posture: Posture, body: Body, fine: Fine): Unit[] {
	const { upperArm, forearm, hand } = body[side];
	const limb = `${side}_arm`;
	const fingers = handPieces(signOf(side), hand, posture[side].grip, fine.fingers === side);
	return [
		{
			name: `${side}_upper_arm`,
			limb,
			axes: [{ from: upperArm.at, to: forearm.at, r: 5 }],
			pieces: [
				{ look: 'skin', under: true, lumps: lumps(upperArm, ARM) },
				{ look: 'top', lumps: lumps(upperArm, SLEEVE) },
				{
					look: 'top',
					seam: true,
					lumps: [{ at: upperArm.at, r: 4.6 }, ...lumps(chestOf(body), [[8 * signOf(side), 0, 1, 6.4]])]
				}
			]
		},
		{
			name: `${side}_forearm`,
			limb,
			axes: [
				{ from: forearm.at, to: hand.at, r: 4 },
				{ from: hand.at, to: pointOf(hand, [0, -14, 0]), r: 3 }
			],
			pieces: [
				{ look: 'skin', under: true, lumps: lumps(forearm, LOWER_ARM) },
				...fingers.map((finger): Piece => ({ ...finger, under: true }))
			]
		}
	];
}

// prettier-ignore
const ARM: readonly Ball[] = [[0, -8, 0, 4.4], [0, -UPPER_ARM, 0, 3.8]];
// prettier-ignore
const SLEEVE: readonly Ball[] = [[0, 0, 0, 5.2], [0, -16, 0, 4.9]];
// prettier-ignore
const LOWER_ARM: readonly Ball[] = [[0, 0, 0, 3.8], [0, -7, 0, 4], [0, -FOREARM, 0, 2.5]];

/** From the buttock down the back of the thigh. */
function seatOf(side: Side, { pelvis, [side]: { thigh } }: Body): Lump[] {
	return [...lumps(pelvis, [[6.2 * signOf(side), -2.6, -3.8, 7.2]]), ...lumps(thigh, [[0, -13, -0.8, 6.8]])];
}

/** Where the thigh grows out of the trunk, and the hem that falls over it: less of it the farther the thigh is drawn up. */
function hipSeams(side: Side, { pelvis, [side]: { thigh } }: Body): Piece[] {
	const sign = signOf(side);
	const drawnUp = dot(turned(thigh.turn, DOWN), turned(pelvis.turn, Y));
	const hem = 7 * Math.min(1, Math.max(0, 1 - 4 * drawnUp));
	const root: Piece = {
		look: 'trousers',
		seam: true,
		lumps: [{ at: thigh.at, r: 7.6 }, ...lumps(pelvis, [[5 * sign, -1, -0.6, 7]])]
	};
	if (hem < 1) return [root];
	return [
		root,
		{
			look: 'top',
			seam: true,
			near: true,
			// Seen from the feet it lies behind the thigh.
			out: turned(pelvis.turn, Y),
			lumps: lumps(pelvis, [
				[7.6 * sign, 7.4, -0.3, hem],
				[2 * sign, 7.4, -0.3, hem]
			])
		}
	];
}

const chestOf = ({ back, pelvis }: Body): Placed => back[5] ?? pelvis;

export function legUnits(side: Side, body: Body, fine: Fine): Unit[] {
	const { thigh, shank, foot, toes } = body[side];
	return [
		{
			name: `${side}_thigh`,
			limb: `${side}_leg`,
			axes: [{ from: thigh.at, to: shank.at, r: 7 }],
			pieces: [
				{ look: 'trousers', lumps: lumps(thigh, THIGH_FLESH) },
				{ look: 'trousers', lumps: seatOf(side, body) },
				...hipSeams(side, body)
			]
		},
		{
			name: `${side}_shank`,
			limb: `${side}_leg`,
			axes: [
				{ from: shank.at, to: foot.at, r: 4.5 },
				{ from: foot.at, to: toes.at, r: 3 },
				{ from: toes.at, to: pointOf(toes, [0, -0.5, 5]), r: 1.6 }
			],
			pieces: [
				...footPieces(side, foot, toes, fine.toes),
				{ look: 'trousers', lumps: lumps(shank, CALF) },
				{ look: 'trousers', lumps: lumps(shank, SHIN) }
			]
		}
	];
}

// prettier-ignore
const THIGH_FLESH: readonly Ball[] = [[0, 0, 0, 8.2], [0, -12, 0.4, 7.8], [0, -THIGH, 0, 5.3]];
// prettier-ignore
const CALF: readonly Ball[] = [[0, 0, 0, 5.3], [0, -11, -1.2, 5.4]];
// prettier-ignore
const SHIN: readonly Ball[] = [[0, -11, -1.2, 5.4], [0, -SHANK + 6, 0, 4]];

/** Of the left foot: the ankle over the heel, the instep, the ball with the roots of the toes. */
const HEEL: readonly Ball[] = [
	[0, 0, 0, 3.2],
	[0, -2.6, -4, 3.1],
	[0.6, 2.2 - ANKLE_HEIGHT, -3.6, 2.2]
];
const INSTEP: readonly Ball[] = [
	[0, -0.4, 0.5, 3.1],
	[2.6, 1.8 - ANKLE_HEIGHT, 12, 1.8],
	[-2.6, 2 - ANKLE_HEIGHT, 12.5, 2],
	[0, 2 - ANKLE_HEIGHT, -3.6, 2]
];
const BALL: readonly Ball[] = [
	[2.6, 1.7 - ANKLE_HEIGHT, 12, 1.7],
	[-2.6, 1.8 - ANKLE_HEIGHT, 12.5, 1.8]
];
/** Without toes the foot ends where they do. */
const TIP: readonly Ball[] = [
	[2.4, -0.4, 4, 1.3],
	[-2, -0.3, 6.4, 1.4]
];
const ROOTS: readonly Ball[] = [
	[2.6, -0.4, 1.4, 1.1],
	[-2, -0.2, 3, 1.4]
];
/** Where they lie across the foot, how far they reach and how thick they are: the little one first. */
const TOES = [
	[2.9, 3.6, 0.8],
	[1.9, 4.7, 0.85],
	[0.8, 5.5, 0.9],
	[-0.4, 6.2, 0.95],
	[-2.1, 6.2, 1.3]
] as const;

function footPieces(side: Side, foot: Placed, toes: Placed, fine: boolean): Piece[] {
	const of = (frame: Placed, balls: readonly Ball[]) =>
		lumps(
			frame,
			balls.map(([x, y, z, r]): Ball => [...sided(side, [x, y, z]), r])
		);
	const bones = TOES.map(([across, long, r]): Bone => {
		const ends: readonly Ball[] = [
			[across, -0.3, 1, r + 0.1],
			[across * 0.9, -0.4, long, r]
		];
		return of(toes, ends) as [Lump, Lump];
	});
	return [
		{ look: 'skin', under: true, lumps: of(foot, HEEL) },
		{ look: 'skin', under: true, lumps: of(foot, INSTEP) },
		{ look: 'skin', under: true, lumps: [...of(foot, BALL), ...of(toes, fine ? ROOTS : TIP)] },
		...(fine ? inked(bones).map((toe): Piece => ({ ...toe, under: true })) : [])
	];
}
