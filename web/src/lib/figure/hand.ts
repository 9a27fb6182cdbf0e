/** A hand: palm, fingers and thumb. */
import { lumpsOf as lumps, type Piece } from './piece.ts';
import type { Ball } from './body.ts';
import { pointOf, type Grip, type Placed } from './skeleton.ts';
import { about, compose, X, Z } from './vector.ts';

/** Each finger by itself only where the hand fills the picture: elsewhere all four move as one. */
export function handPieces(sign: number, hand: Placed, grip: Grip, fine: boolean): Piece[] {
	const palm: Piece = {
		look: 'skin',
		lumps: lumps(hand, [
			[0, -0.6, 0, 2.3],
			[0, -9.2, 2.7, 1.5],
			[0, -9, -2.9, 1.4]
		])
	};
	const fingers = fine
		? FINGERS.flatMap((finger) => fingerPieces(sign, hand, grip, finger))
		: mitten(sign, hand, grip);
	return [palm, ...fingers, ...thumbPieces(sign, hand, grip)];
}

/** Where it begins across the palm (toward the thumb), how far down, its three bones and its thickness. */
const FINGERS = [
	{ across: 3, down: 9.6, bones: [4.2, 2.5, 2], r: 1 },
	{ across: 1, down: 9.9, bones: [4.6, 2.9, 2.1], r: 1.02 },
	{ across: -1, down: 9.6, bones: [4.3, 2.7, 2.1], r: 0.98 },
	{ across: -2.9, down: 8.9, bones: [3.4, 2, 1.9], r: 0.88 }
] as const;

function fingerPieces(
	sign: number,
	hand: Placed,
	grip: Grip,
	{ across, down, bones, r }: (typeof FINGERS)[number]
): Piece[] {
	const spread = about(X, (-across / 3) * grip.spread);
	let frame: Placed = { at: pointOf(hand, [0, -down, across]), turn: compose(hand.turn, spread) };
	const bends = [grip.knuckles, grip.middle, grip.ends];
	return bones.map((bone, index) => {
		frame = { at: frame.at, turn: compose(frame.turn, about(Z, -sign * (bends[index] ?? 0))) };
		const end = pointOf(frame, [0, -bone, 0]);
		const piece: Piece = {
			look: 'skin',
			lumps: [
				{ at: frame.at, r: r - index * 0.06 },
				{ at: end, r: r - 0.06 - index * 0.06 }
			]
		};
		frame = { at: end, turn: frame.turn };
		return piece;
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
		{ look: 'skin', lumps: [...lumps(middle, narrow), ...lumps(middle, tips)] }
	];
}

function thumbPieces(sign: number, hand: Placed, { out, across, bend }: Grip): Piece[] {
	const base: Placed = {
		at: pointOf(hand, [-0.6 * sign, -2.4, 2]),
		turn: compose(compose(hand.turn, about(Z, -sign * across)), about(X, -out))
	};
	const joint: Placed = { at: pointOf(base, [0, -4.4, 0]), turn: compose(base.turn, about(X, bend * 0.6)) };
	const tip: Placed = { at: pointOf(joint, [0, -3.2, 0]), turn: compose(joint.turn, about(X, bend)) };
	const end = pointOf(tip, [0, -2.4, 0]);
	return [
		{
			look: 'skin',
			lumps: [
				{ at: base.at, r: 1.6 },
				{ at: joint.at, r: 1.2 }
			]
		},
		{
			look: 'skin',
			lumps: [
				{ at: joint.at, r: 1.2 },
				{ at: tip.at, r: 1.05 }
			]
		},
		{
			look: 'skin',
			lumps: [
				{ at: tip.at, r: 1.05 },
				{ at: end, r: 0.85 }
			]
		}
	];
}
