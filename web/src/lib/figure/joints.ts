/**
 * What each joint can do, by the names of the field in plain words, and how far.
 *
 * Ranges, in degrees: American Academy of Orthopaedic Surgeons, Joint Motion (1965), as tabled by Norkin and White, Measurement of Joint
 * Motion; low back and chest apart: White and Panjabi, Clinical Biomechanics of the Spine; fingers and thumb: AAOS. A healthy adult's range: what
 * an exercise asks of a joint must lie within it, and most ask for far less. Shoulder blades: centimetres, by eye.
 */
import { signOf, type Side } from './body.ts';
import {
	about,
	back,
	chain,
	degrees,
	DOWN,
	radians,
	compose,
	turned,
	twist,
	X,
	Y,
	Z,
	type Turn,
	type Vec
} from './vector.ts';

export type Angles = Readonly<Record<string, number>>;
type Range = readonly [number, number];

/**
 * Joints in the middle of the body: `bend` is forward, `side` and `turn` are to the person's left. Written like joints, from 0 to 1, are how
 * full the lungs and how far closed the eyes are.
 */
export const MIDDLE = {
	low_back: { bend: [-25, 60], side: [-25, 25], turn: [-10, 10] },
	upper_back: { bend: [-20, 35], side: [-25, 25], turn: [-35, 35] },
	neck: { bend: [-45, 45], side: [-45, 45], turn: [-60, 60], nod: [-15, 15] },
	breath: { full: [0, 1] },
	eyes: { closed: [0, 1] }
} as const satisfies Record<string, Record<string, Range>>;

/**
 * Joints there are two of. Hip: `bend` forward, `out` to its side, `turn` the toes out. Shoulder: `raise` from hanging, in the direction `toward`
 * (0 to its side, 90 forward, -90 back), `turn` inward. Forearm: `turn` the palm down. Wrist: `bend` to the palm, `side` to the thumb.
 */
export const PAIRED = {
	// Out and turn, 45 with a straight hip; a bent one lets the thigh fall out farther.
	hip: { bend: [-30, 120], out: [-30, 60], turn: [-45, 60] },
	knee: { bend: [-5, 140] },
	// Up, 20 by the table; whoever stands on it with a bent knee has 40 (weight-bearing lunge, Bennell 1998).
	ankle: { up: [-50, 40], in: [-15, 35], turn: [-20, 20] },
	toes: { up: [-40, 70] },
	blade: { forward: [-5, 8], up: [-3, 8] },
	// Turn, 90 outward with the arm at the side of the body; behind it the same place counts as more.
	shoulder: { raise: [0, 180], toward: [-90, 180], turn: [-112, 90] },
	elbow: { bend: [-5, 150] },
	forearm: { turn: [-80, 80] },
	// Back, 70 by the table; who leans on a flat hand with the forearm upright has it at 90.
	wrist: { bend: [-90, 80], side: [-30, 20] },
	fingers: { knuckles: [-30, 90], middle: [0, 100], ends: [0, 80], spread: [0, 20] },
	thumb: { out: [0, 70], across: [0, 60], bend: [0, 80] }
} as const satisfies Record<string, Record<string, Range>>;

export type MiddleJoint = keyof typeof MIDDLE;
export type PairedJoint = keyof typeof PAIRED;

/** A third of the bend of a region of the spine: it is spread over three places. */
export function spineTurn({ bend = 0, side = 0, turn = 0 }: Angles): Turn {
	return chain(about(Y, turn / 3), about(Z, -side / 3), about(X, bend / 3));
}

export function spineAngles(third: Turn): Angles {
	const [turn, side, bend] = yzx(third);
	return { bend: bend * 3, side: -side * 3, turn: turn * 3 };
}

export function hipTurn(side: Side, { bend = 0, out = 0, turn = 0 }: Angles): Turn {
	const sign = signOf(side);
	return chain(about(X, -bend), about(Z, sign * out), about(Y, sign * turn));
}

export function hipAngles(side: Side, hip: Turn): Angles {
	const sign = signOf(side);
	const [bend, out, turn] = xzy(hip);
	return { bend: -bend, out: sign * out, turn: sign * turn };
}

export const kneeTurn = ({ bend = 0 }: Angles): Turn => about(X, bend);
export const kneeAngles = (knee: Turn): Angles => ({ bend: twist(knee, X).angle });

export function ankleTurn(side: Side, { up = 0, in: inward = 0, turn = 0 }: Angles): Turn {
	return chain(about(X, -up), about(Z, -signOf(side) * inward), about(Y, signOf(side) * turn));
}

export function ankleAngles(side: Side, ankle: Turn): Angles {
	const [up, inward, turn] = xzy(ankle);
	return { up: -up, in: -signOf(side) * inward, turn: signOf(side) * turn };
}

export const toesTurn = ({ up = 0 }: Angles): Turn => about(X, -up);
export const toesAngles = (toes: Turn): Angles => ({ up: -twist(toes, X).angle });

export function shoulderTurn(side: Side, { raise = 0, toward = 0, turn = 0 }: Angles): Turn {
	const sign = signOf(side);
	const axis: Vec = [-Math.sin(radians(toward)), 0, sign * Math.cos(radians(toward))];
	return compose(about(axis, raise), about(Y, -sign * turn));
}

export function shoulderAngles(side: Side, shoulder: Turn): Angles {
	const sign = signOf(side);
	const [x, y, z] = turned(shoulder, DOWN);
	const raise = degrees(Math.acos(Math.max(-1, Math.min(1, -y))));
	const toward = Math.hypot(x, z) < 0.02 ? 90 : degrees(Math.atan2(z, sign * x));
	const rest = compose(back(shoulderTurn(side, { raise, toward })), shoulder);
	return { raise, toward: toward < -90 ? toward + 360 : toward, turn: -sign * twist(rest, Y).angle };
}

export const elbowTurn = ({ bend = 0 }: Angles): Turn => about(X, -bend);
export const elbowAngles = (elbow: Turn): Angles => ({ bend: -twist(elbow, X).angle });

/** The forearm's turn and the wrist's bend as one: the hand in the frame of the forearm. */
export function handTurn(side: Side, forearm: Angles, wrist: Angles): Turn {
	const sign = signOf(side);
	return chain(
		about(Y, -sign * (forearm.turn ?? 0)),
		about(Z, -sign * (wrist.bend ?? 0)),
		about(X, -(wrist.side ?? 0))
	);
}

export function handAngles(side: Side, hand: Turn): { forearm: Angles; wrist: Angles } {
	const sign = signOf(side);
	const [turn, bend, toThumb] = yzx(hand);
	return { forearm: { turn: -sign * turn }, wrist: { bend: -sign * bend, side: -toThumb } };
}

/** Angles around x, z and y, in this order. */
function xzy(turn: Turn): [number, number, number] {
	const x = turned(turn, X);
	const y = turned(turn, Y);
	const z = turned(turn, Z);
	return [
		degrees(Math.atan2(y[2], y[1])),
		degrees(Math.asin(Math.max(-1, Math.min(1, -y[0])))),
		degrees(Math.atan2(z[0], x[0]))
	];
}

/** Angles around y, z and x, in this order. */
function yzx(turn: Turn): [number, number, number] {
	const x = turned(turn, X);
	const y = turned(turn, Y);
	const z = turned(turn, Z);
	return [
		degrees(Math.atan2(-x[2], x[0])),
		degrees(Math.asin(Math.max(-1, Math.min(1, x[1])))),
		degrees(Math.atan2(-z[1], y[1]))
	];
}
