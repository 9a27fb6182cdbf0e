/** A hand: palm, fingers and thumb. */
import { lumpsOf as lumps, type Lump, type Piece } from './piece.ts';
import type { Ball } from './body.ts';
import { pointOf, type Grip, type Placed } from './skeleton.ts';
import { about, compose, turned, X, Z, type Vec } from './vector.ts';

/** Each finger by itself only where the hand fills the picture: elsewhere all four move as one. */
export function handPieces(sign: number, hand: Placed, grip: Grip, fine: boolean): Piece[] {
	const palm: Piece = {
		look: 'skin',
		out: turned(hand.turn, [sign, 0, 0]),
		lumps: lumps(hand, [
			[0, -0.6, 0, 2.3],
			[0, -9.2, 2.7, 1.5],
			[0, -9, -2.9, 1.4]
		])
	};
	const thumb = thumbBones(sign, hand, grip);
	if (!fine) return [palm, ...mitten(sign, hand, grip), ...thumb.map(skin).map(wrapping(1))];
	const fingers = FINGERS.map((finger) => inked(fingerBones(sign, hand, grip, finger)).map(wrapping(2)));
	// Whichever lie nearer come last: looked at from the little finger the one row, from the thumb the other.
	return [
		...facing(turned(hand.turn, [0, 0, -1]), fingers.flat()),
		...facing(turned(hand.turn, Z), fingers.reverse().flat()),
		palm,
		...facing(turned(hand.turn, [-0.7 * sign, 0, 0.7]), inked(thumb).map(wrapping(2)))
	];
}

/** All but so many pieces next to the palm. */
const wrapping =
	(from: number) =>
	(piece: Piece, index: number): Piece =>
		index < from ? piece : { ...piece, wraps: true };

const facing = (out: Vec, pieces: readonly Piece[]): Piece[] => pieces.map((piece) => ({ ...piece, out }));

/** One bone of a finger or toe, in its flesh. */
export type Bone = readonly [Lump, Lump];

const skin = (bone: Bone): Piece => ({ look: 'skin', lumps: bone });

/** Each with a line around it that grows from its joint, so that none runs across a finger. */
export function inked(bones: readonly Bone[]): Piece[] {
	return bones.flatMap((bone) => {
		const [from, to] = bone;
		const line: Bone = [
			{ at: from.at, r: from.r * 0.9 },
			{ at: to.at, r: to.r + INK }
		];
		return [
			{ look: 'dark', lumps: line },
			{ ...skin(bone), bare: true }
		];
	});
}

const INK = 0.18;

/** Where it begins across the palm (toward the thumb), how far down, its three bones and its thickness. */
const FINGERS = [
	{ across: 3, down: 9.6, bones: [4.2, 2.5, 2], r: 1 },
	{ across: 1, down: 9.9, bones: [4.6, 2.9, 2.1], r: 1.02 },
	{ across: -1, down: 9.6, bones: [4.3, 2.7, 2.1], r: 0.98 },
	{ across: -2.9, down: 8.9, bones: [3.4, 2, 1.9], r: 0.88 }
] as const;

function fingerBones(
	sign: number,
	hand: Placed,
	grip: Grip,
	{ across, down, bones, r }: (typeof FINGERS)[number]
): Bone[] {
	const spread = about(X, (-across / 3) * grip.spread);
	let frame: Placed = { at: pointOf(hand, [0, -down, across]), turn: compose(hand.turn, spread) };
	const bends = [grip.knuckles, grip.middle, grip.ends];
	return bones.map((length, index): Bone => {
		frame = { at: frame.at, turn: compose(frame.turn, about(Z, -sign * (bends[index] ?? 0))) };
		const from: Lump = { at: frame.at, r: r - index * 0.06 };
		frame = { at: pointOf(frame, [0, -length, 0]), turn: frame.turn };
		return [from, { at: frame.at, r: from.r - 0.06 }];
	});
}

function mitten(sign: number, hand: Placed, grip: Grip): Piece[] {
	const knuckles: Placed = {
		at: pointOf(hand, [0, -9.4, 0]),
		turn: compose(hand.turn, about(Z, -sign * grip.knuckles))
	};
	const middle: Placed = {
		at: pointOf(knuckles, [0, -4.3, 0]),
		turn: compose(knuckles.turn, about(Z, -sign * grip.middle))
	};
	const wide: Ball[] = [
		[0, 0, 2.9, 1.2],
		[0, 0, -2.7, 1.2]
	];
	const narrow: Ball[] = [
		[0, 0, 2.5, 1.05],
		[0, 0, -2.2, 1.05]
	];
	const tips: Ball[] = [
		[0, -3.6, 1.8, 0.9],
		[0, -3, -1.7, 0.9]
	];
	return [
		{ look: 'skin', lumps: [...lumps(knuckles, wide), ...lumps(middle, narrow)] },
		{ look: 'skin', wraps: true, lumps: [...lumps(middle, narrow), ...lumps(middle, tips)] }
	];
}

function thumbBones(sign: number, hand: Placed, { out, across, bend }: Grip): Bone[] {
	const base: Placed = {
		at: pointOf(hand, [-0.6 * sign, -2.4, 2]),
		turn: compose(compose(hand.turn, about(Z, -sign * across)), about(X, -out))
	};
	const joint: Placed = { at: pointOf(base, [0, -4.4, 0]), turn: compose(base.turn, about(X, bend * 0.6)) };
	const tip: Placed = { at: pointOf(joint, [0, -3.2, 0]), turn: compose(joint.turn, about(X, bend)) };
	const lumps: [Lump, Lump, Lump, Lump] = [
		{ at: base.at, r: 1.6 },
		{ at: joint.at, r: 1.2 },
		{ at: tip.at, r: 1.05 },
		{ at: pointOf(tip, [0, -2.4, 0]), r: 0.85 }
	];
	return [
		[lumps[0], lumps[1]],
		[lumps[1], lumps[2]],
		[lumps[2], lumps[3]]
	];
}
