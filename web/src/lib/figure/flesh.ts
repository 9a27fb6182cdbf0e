/** What the body looks like: balls of flesh around the frames of its parts, and what they wear. */
import {
	ANKLE_HEIGHT,
	FOREARM,
	pair,
	SHANK,
	sided,
	signOf,
	SIDES,
	THIGH,
	UPPER_ARM,
	type Ball,
	type Side
} from './body.ts';
import { handPieces } from './hand.ts';
import { lumpsOf as lumps, type Lump, type Piece, type Unit } from './piece.ts';
import { pointOf, shoulderOf, type Body, type Placed, type Posture } from './skeleton.ts';
import { turned, X, Z } from './vector.ts';
import { patchesOf } from './works.ts';

export function unitsOf(posture: Posture, body: Body, works: readonly string[], fine: Side | null): Unit[] {
	const patches = patchesOf(works, body, posture);
	const bare = [
		trunk(posture, body),
		head(body),
		...SIDES.flatMap((side) => [...armUnits(side, posture, body, fine === side), ...legUnits(side, body)])
	];
	return bare.map((unit) => {
		const own = patches.filter((patch) => patch.unit === unit.name);
		const tints = own.map(({ lumps, out }): Piece => ({ look: 'works', lumps, out }));
		return { ...unit, pieces: [...unit.pieces, ...tints] };
	});
}

function trunk(posture: Posture, body: Body): Unit {
	const { pelvis, back } = body;
	const [low, , mid, ribs, high, chest] = back as [Placed, Placed, Placed, Placed, Placed, Placed];
	const hips = lumps(pelvis, [...pair([8.4, -2, 0.3, 8.4]), ...pair([6.5, -3.5, -4.5, 7.6])]);
	const belt = lumps(pelvis, pair([7.6, 7, -0.3, 7.4]));
	const waist = lumps(low, pair([5.6, 3, 0.8, 8.2]));
	const rings = [
		lumps(mid, pair([5.8, 2, 0.8, 8.4])),
		lumps(ribs, pair([6.8, 2, 1, 9])),
		lumps(high, pair([7.6, 2, 1.4, 9.6])),
		lumps(chest, pair([8, -1, 1.2, 9.4]))
	];
	const shoulders = SIDES.map((side) =>
		lumps(chest, [[...shoulderOf(side, posture[side].blade), 4.9] as Ball])
	);
	const collar = lumps(chest, [[0, 7, -1, 5.4]]);
	const top = rings.at(-1) ?? [];
	const cloth = (...groups: Lump[][]): Piece => ({ look: 'top', lumps: groups.flat() });
	return {
		name: 'trunk',
		limb: 'trunk',
		axes: [
			{ from: pelvis.at, to: mid.at, r: 11 },
			{ from: mid.at, to: pointOf(chest, [0, 3, 0]), r: 12 }
		],
		pieces: [
			{ look: 'trousers', lumps: hips },
			{ look: 'trousers', lumps: [...hips.slice(0, 2), ...belt] },
			cloth(
				belt.map(({ at, r }) => ({ at, r: r - 0.2 })),
				waist
			),
			...[waist, ...rings].slice(0, -1).map((ring, index) => cloth(ring, rings[index] ?? [])),
			...shoulders.map((shoulder, index) => cloth(shoulder, top.slice(index, index + 1), collar)),
			cloth(...shoulders, collar)
		]
	};
}

function head({ head: frame, neck }: Body): Unit {
	const base = neck[0] ?? frame;
	const throat: Piece = {
		look: 'skin',
		lumps: [...lumps(base, [[0, -1, 0.3, 5.2]]), ...lumps(frame, [[0, 0, 0.6, 5]])]
	};
	const hair: Piece = {
		look: 'hair',
		lumps: lumps(frame, [...pair([0.8, 9.8, -1.6, 8.6]), [0, 10.8, 2.2, 7.8], ...pair([2.6, 4.6, -3.8, 5])])
	};
	const face: Piece = {
		look: 'skin',
		lumps: lumps(frame, [...pair([2, 7, 4, 5.6]), ...pair([0.8, 0.8, 6, 3.6]), ...pair([3.6, 2, 3, 3.4])])
	};
	const nose: Piece = {
		look: 'skin',
		lumps: lumps(frame, [
			[0, 6.4, 9.1, 0.9],
			[0, 3.9, 10.4, 1.25]
		])
	};
	const ears: Piece[] = SIDES.map((side) => ({
		look: 'skin',
		out: turned(frame.turn, sided(side, X)),
		lumps: lumps(frame, [
			[7.4 * signOf(side), 6.4, 0.6, 1.9],
			[7 * signOf(side), 3.8, 0.9, 1.3]
		])
	}));
	const eyes: Piece[] = SIDES.map((side) => ({
		look: 'dark',
		lumps: lumps(frame, [[3.5 * signOf(side), 6.9, 8.7, 0.85]])
	}));
	const forward = turned(frame.turn, Z);
	const mouth: Piece = { look: 'dark', lumps: lumps(frame, pair([1.4, 1, 9.4, 0.35])) };
	const facing = [face, nose, ...eyes, mouth].map((piece) => ({ ...piece, out: forward }));
	return {
		name: 'head',
		limb: 'head',
		axes: [{ from: pointOf(frame, [0, 1, 1]), to: pointOf(frame, [0, 9, 1]), r: 9 }],
		pieces: [throat, hair, ...facing, ...ears]
	};
}

function armUnits(side: Side, posture: Posture, body: Body, fine: boolean): Unit[] {
	const { upperArm, forearm, hand } = body[side];
	const upper: Piece[] = [
		{
			look: 'skin',
			lumps: lumps(upperArm, [
				[0, -8, 0, 4.4],
				[0, -UPPER_ARM, 0, 3.8]
			])
		},
		{
			look: 'top',
			lumps: lumps(upperArm, [
				[0, 0, 0, 5.2],
				[0, -16, 0, 4.9]
			])
		}
	];
	const lower: Piece[] = [
		{
			look: 'skin',
			lumps: lumps(forearm, [
				[0, 0, 0, 3.8],
				[0, -7, 0, 4],
				[0, -FOREARM, 0, 2.5]
			])
		},
		...handPieces(signOf(side), hand, posture[side].grip, fine)
	];
	return [
		{
			name: `${side}_upper_arm`,
			limb: `${side}_arm`,
			axes: [{ from: upperArm.at, to: forearm.at, r: 5 }],
			pieces: upper
		},
		{
			name: `${side}_forearm`,
			limb: `${side}_arm`,
			axes: [
				{ from: forearm.at, to: hand.at, r: 4 },
				{ from: hand.at, to: pointOf(hand, [0, -14, 0]), r: 3 }
			],
			pieces: lower
		}
	];
}

function legUnits(side: Side, body: Body): Unit[] {
	const { thigh, shank, foot, toes } = body[side];
	const out = signOf(side);
	const upper: Piece[] = [
		{
			look: 'trousers',
			lumps: lumps(thigh, [
				[0, 0, 0, 8.2],
				[0, -12, 0.4, 7.8],
				[0, -THIGH, 0, 5.3]
			])
		}
	];
	const lower: Piece[] = [
		{
			look: 'skin',
			lumps: lumps(foot, [
				[0, 0, 0, 3.2],
				[0, -2.6, -4, 3.1],
				[0.6 * out, -ANKLE_HEIGHT + 2.2, -3.6, 2.2]
			])
		},
		{
			look: 'skin',
			lumps: lumps(foot, [
				[0, -0.4, 0.5, 3.1],
				[2.6 * out, -ANKLE_HEIGHT + 1.8, 12, 1.8],
				[-2.6 * out, -ANKLE_HEIGHT + 2, 12.5, 2],
				[0, -ANKLE_HEIGHT + 2, -3.6, 2]
			])
		},
		{
			look: 'skin',
			lumps: [
				...lumps(foot, [
					[2.6 * out, -ANKLE_HEIGHT + 1.7, 12, 1.7],
					[-2.6 * out, -ANKLE_HEIGHT + 1.8, 12.5, 1.8]
				]),
				...lumps(toes, [
					[2.4 * out, -0.4, 4, 1.3],
					[-2 * out, -0.3, 6.4, 1.4]
				])
			]
		},
		{
			look: 'trousers',
			lumps: lumps(shank, [
				[0, 0, 0, 5.3],
				[0, -11, -1.2, 5.4]
			])
		},
		{
			look: 'trousers',
			lumps: lumps(shank, [
				[0, -11, -1.2, 5.4],
				[0, -SHANK + 6, 0, 4]
			])
		}
	];
	return [
		{
			name: `${side}_thigh`,
			limb: `${side}_leg`,
			axes: [{ from: thigh.at, to: shank.at, r: 7 }],
			pieces: upper
		},
		{
			name: `${side}_shank`,
			limb: `${side}_leg`,
			axes: [
				{ from: shank.at, to: foot.at, r: 4.5 },
				{ from: foot.at, to: toes.at, r: 3 }
			],
			pieces: lower
		}
	];
}
