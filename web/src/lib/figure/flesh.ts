/** What the body looks like: balls of flesh around the frames of its parts, and what they wear. */
import { pair, SIDES, type Ball } from './body.ts';
import { headUnit } from './head.ts';
import { armUnits, legUnits, type Fine } from './limbs.ts';
import { lumpsOf as lumps, type Lump, type Piece, type Unit } from './piece.ts';
import { pointOf, shoulderOf, type Body, type Placed, type Posture } from './skeleton.ts';
import { turned, Y } from './vector.ts';
import { patchesOf } from './works.ts';

export function unitsOf(posture: Posture, body: Body, works: readonly string[], fine: Fine): Unit[] {
	const patches = patchesOf(works, body, posture);
	const bare = [
		trunk(posture, body),
		headUnit(body, posture.eyes),
		...SIDES.flatMap((side) => [...armUnits(side, posture, body, fine), ...legUnits(side, body, fine)])
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
	// A breath lifts the belly most; the ribs go out to the sides as well.
	const full = posture.breath;
	const waist = lumps(low, pair([5.6, 3, 0.8 + 3.6 * full, 8.2]));
	const rings = [
		lumps(mid, pair([5.8, 2, 0.8 + 4.2 * full, 8.4])),
		lumps(ribs, pair([6.8 + 0.5 * full, 2, 1 + 2.6 * full, 9])),
		lumps(high, pair([7.6 + 0.6 * full, 2, 1.4 + 1.6 * full, 9.6])),
		lumps(chest, pair([8, -1, 1.2 + 0.6 * full, 9.4]))
	];
	const shoulders = SIDES.map((side) =>
		lumps(chest, [[...shoulderOf(side, posture[side].blade), 4.9] as Ball])
	);
	const collar = lumps(chest, [[0, 7, -1, 5.4]]);
	const top = rings.at(-1) ?? [];
	// Seen from the feet the hips lie before the shirt.
	const up = turned(pelvis.turn, Y);
	const cloth = (...groups: Lump[][]): Piece => ({ look: 'top', lumps: groups.flat(), out: up });
	const lowered = belt.map(({ at, r }) => ({ at, r: r - 0.2 }));
	return {
		name: 'trunk',
		limb: 'trunk',
		axes: [
			{ from: pelvis.at, to: mid.at, r: 11 },
			{ from: mid.at, to: pointOf(chest, [0, 3, 0]), r: 12 }
		],
		pieces: [
			{ look: 'skin', lumps: throatOf(body), out: up },
			{ look: 'trousers', lumps: hips },
			{ look: 'trousers', lumps: [...hips.slice(0, 2), ...belt] },
			cloth(lowered, waist),
			...[waist, ...rings].slice(0, -1).map((ring, index) => cloth(ring, rings[index] ?? [])),
			...shoulders.map((shoulder, index) => cloth(shoulder, top.slice(index, index + 1), collar)),
			cloth(...shoulders, collar)
		]
	};
}

/** It is drawn with the trunk, whose collar covers its lower end. */
function throatOf({ head, neck }: Body): Lump[] {
	return [...lumps(neck[0] ?? head, [[0, -1, 0.3, 5.2]]), ...lumps(head, [[0, 0, 0.6, 5]])];
}
