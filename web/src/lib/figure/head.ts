/** The head. */
import { pair, sided, signOf, SIDES } from './body.ts';
import { lumpsOf as lumps, type Piece, type Unit } from './piece.ts';
import { pointOf, type Body, type Placed } from './skeleton.ts';
import { turned, X, Z } from './vector.ts';

/** `closed`: how far the eyes are, from 0 to 1. */
export function headUnit({ head: frame }: Body, closed: number): Unit {
	const forward = turned(frame.turn, Z);
	const facing = faceOf(frame, closed).map((piece) => ({ ...piece, out: forward }));
	return {
		name: 'head',
		limb: 'head',
		axes: [{ from: pointOf(frame, [0, 5, 1]), to: pointOf(frame, [0, 9, 1]), r: 8 }],
		pieces: [hairOf(frame), ...facing, ...SIDES.map((side) => earOf(frame, side))]
	};
}

function hairOf(frame: Placed): Piece {
	const cap = [...pair([0.8, 9.8, -1.6, 8.6]), ...pair([0, 10.8, 2.2, 7.8]), ...pair([2.6, 4.6, -3.8, 5])];
	return { look: 'hair', lumps: lumps(frame, cap) };
}

/** Face, nose, eyes and mouth: all of it looks forward. */
function faceOf(frame: Placed, closed: number): Piece[] {
	const skin = [...pair([2, 7, 4, 5.6]), ...pair([0.8, 0.8, 6, 3.6]), ...pair([3.6, 2, 3, 3.4])];
	return [
		{ look: 'skin', lumps: lumps(frame, skin) },
		{
			look: 'skin',
			lumps: lumps(frame, [
				[0, 6.4, 9.1, 0.9],
				[0, 3.9, 10.4, 1.25]
			])
		},
		...SIDES.map((side) => eyeOf(frame, signOf(side), closed)),
		{ look: 'dark', lumps: lumps(frame, pair([1.4, 1, 9.4, 0.35])) }
	];
}

/** Round, or a line that falls a little toward the temple. */
function eyeOf(frame: Placed, sign: number, closed: number): Piece {
	const r = 0.85 - 0.5 * closed;
	return {
		look: 'dark',
		lumps: lumps(frame, [
			[(3.5 - 1.1 * closed) * sign, 6.9 - 0.3 * closed, 8.7 + 0.3 * closed, r],
			[(3.5 + 1.1 * closed) * sign, 6.9 - 0.5 * closed, 8.7 - 0.5 * closed, r]
		])
	};
}

function earOf(frame: Placed, side: 'left' | 'right'): Piece {
	const out = turned(frame.turn, sided(side, X));
	const sign = signOf(side);
	return {
		look: 'skin',
		out,
		lumps: lumps(frame, [
			[7.4 * sign, 6.4, 0.6, 1.9],
			[7 * sign, 3.8, 0.9, 1.3]
		])
	};
}
