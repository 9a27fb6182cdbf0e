/** Where every part of a body is, once all its joints are known: from the pelvis outwards. */
import {
	FOREARM,
	HIP,
	LUMBAR_THIRD,
	NECK_THIRD,
	SACRUM,
	SHANK,
	SHOULDER,
	sided,
	SIDES,
	THIGH,
	THORACIC_THIRD,
	TOES_JOINT,
	UPPER_ARM,
	type Side
} from './body.ts';
import { add, blend, mix, NO_TURN, compose, turned, type Turn, type Vec } from './vector.ts';

/** Bends of the fingers in degrees, alike for all four, and of the thumb. */
export interface Grip {
	knuckles: number;
	middle: number;
	ends: number;
	spread: number;
	out: number;
	across: number;
	bend: number;
}

export interface Limbs {
	/** How far the shoulder blade has gone `[forward, up]`, in centimetres. */
	blade: readonly [number, number];
	shoulder: Turn;
	elbow: Turn;
	hand: Turn;
	grip: Grip;
	hip: Turn;
	knee: Turn;
	ankle: Turn;
	toes: Turn;
}

/** A body with every joint set: turns in the frame of the part before. A third of the spine's regions stands for each third. */
export interface Posture {
	/** The middle between the hip joints. */
	at: Vec;
	pelvis: Turn;
	lowBack: Turn;
	upperBack: Turn;
	neck: Turn;
	head: Turn;
	/** How full the lungs are, and how far closed the eyes, from 0 to 1. */
	breath: number;
	eyes: number;
	left: Limbs;
	right: Limbs;
}

/** A part's own frame: its origin is the joint it hangs on. */
export interface Placed {
	at: Vec;
	turn: Turn;
}

export interface PlacedLimbs {
	upperArm: Placed;
	forearm: Placed;
	hand: Placed;
	thigh: Placed;
	shank: Placed;
	foot: Placed;
	toes: Placed;
}

export interface Body {
	pelvis: Placed;
	/** Six thirds of the back, from the sacrum upwards, each beginning where it bends. */
	back: readonly Placed[];
	neck: readonly Placed[];
	head: Placed;
	left: PlacedLimbs;
	right: PlacedLimbs;
}

export const pointOf = ({ at, turn }: Placed, point: Vec): Vec => add(at, turned(turn, point));

function next(parent: Placed, offset: Vec, turn: Turn): Placed {
	return { at: pointOf(parent, offset), turn: compose(parent.turn, turn) };
}

export function placed(posture: Posture): Body {
	const pelvis = { at: posture.at, turn: posture.pelvis };
	const back: Placed[] = [];
	for (let third = 0; third < 6; third++) {
		const turn = third < 3 ? posture.lowBack : posture.upperBack;
		back.push(
			next(back[third - 1] ?? pelvis, third === 0 ? SACRUM : third < 4 ? LUMBAR_THIRD : THORACIC_THIRD, turn)
		);
	}
	const chest = back[5] ?? pelvis;
	const neck: Placed[] = [next(chest, THORACIC_THIRD, posture.neck)];
	neck.push(next(neck[0] ?? chest, NECK_THIRD, posture.neck));
	const head = next(neck[1] ?? chest, NECK_THIRD, compose(posture.neck, posture.head));
	const [left, right] = SIDES.map((side) => limbs(side, posture[side], pelvis, chest)) as [
		PlacedLimbs,
		PlacedLimbs
	];
	return { pelvis, back, neck, head, left, right };
}

function limbs(side: Side, joints: Limbs, pelvis: Placed, chest: Placed): PlacedLimbs {
	const upperArm = next(chest, shoulderOf(side, joints.blade), joints.shoulder);
	const forearm = next(upperArm, [0, -UPPER_ARM, 0], joints.elbow);
	const thigh = next(pelvis, sided(side, HIP), joints.hip);
	const shank = next(thigh, [0, -THIGH, 0], joints.knee);
	const foot = next(shank, [0, -SHANK, 0], joints.ankle);
	return {
		upperArm,
		forearm,
		hand: next(forearm, [0, -FOREARM, 0], joints.hand),
		thigh,
		shank,
		foot,
		toes: next(foot, TOES_JOINT, joints.toes)
	};
}

/** The shoulder joint in the frame of the chest. */
export function shoulderOf(side: Side, [forward, up]: readonly [number, number]): Vec {
	const [x, y, z] = SHOULDER;
	return sided(side, [x - forward / 3, y + up, z + forward]);
}

/** A posture between two, `t` from 0 to 1. */
export function between(a: Posture, b: Posture, t: number): Posture {
	return {
		at: mix(a.at, b.at, t),
		pelvis: blend(a.pelvis, b.pelvis, t),
		lowBack: blend(a.lowBack, b.lowBack, t),
		upperBack: blend(a.upperBack, b.upperBack, t),
		neck: blend(a.neck, b.neck, t),
		head: blend(a.head, b.head, t),
		breath: number(a.breath, b.breath, t),
		eyes: number(a.eyes, b.eyes, t),
		left: limbsBetween(a.left, b.left, t),
		right: limbsBetween(a.right, b.right, t)
	};
}

const number = (from: number, to: number, t: number): number => from + (to - from) * t;

function limbsBetween(a: Limbs, b: Limbs, t: number): Limbs {
	return {
		blade: [number(a.blade[0], b.blade[0], t), number(a.blade[1], b.blade[1], t)],
		shoulder: blend(a.shoulder, b.shoulder, t),
		elbow: blend(a.elbow, b.elbow, t),
		hand: blend(a.hand, b.hand, t),
		grip: {
			knuckles: number(a.grip.knuckles, b.grip.knuckles, t),
			middle: number(a.grip.middle, b.grip.middle, t),
			ends: number(a.grip.ends, b.grip.ends, t),
			spread: number(a.grip.spread, b.grip.spread, t),
			out: number(a.grip.out, b.grip.out, t),
			across: number(a.grip.across, b.grip.across, t),
			bend: number(a.grip.bend, b.grip.bend, t)
		},
		hip: blend(a.hip, b.hip, t),
		knee: blend(a.knee, b.knee, t),
		ankle: blend(a.ankle, b.ankle, t),
		toes: blend(a.toes, b.toes, t)
	};
}

export const STRAIGHT = NO_TURN;
