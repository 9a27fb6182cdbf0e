/** A limb that touches something: where its hand or foot is to be, and the joint angles that bring it there. */
import { facedFrom, skinPoint } from './anchors.ts';
import { ANKLE_HEIGHT, FOREARM, PALM, SHANK, sided, signOf, THIGH, UPPER_ARM, type Side } from './body.ts';
import type { Bearing, Contact } from './pose.ts';
import { named, skinOf, type Room } from './props.ts';
import { reach } from './reach.ts';
import type { Body, Limbs, Placed } from './skeleton.ts';
import {
	about,
	across,
	add,
	back,
	cross,
	fromAxes,
	ORIGIN,
	sub,
	compose,
	times,
	turned,
	unit,
	X,
	Y,
	type Turn,
	type Vec
} from './vector.ts';

/** Where a limb is to be: the point, and the way out of the skin that it touches (null in free air). */
export interface Goal {
	at: Vec;
	out: Vec | null;
	/** Directions of the room as the person's words mean them. */
	way: (direction: NonNullable<Contact['palm']>) => Vec;
}

export function goalOf(contact: Contact, side: Side, body: Body, bearing: Bearing, room: Room): Goal {
	const way = (direction: NonNullable<Contact['palm']>) => facedFrom(bearing, direction, side);
	if (contact.touch !== undefined) {
		const point = skinPoint(
			body,
			contact.touch,
			contact.along ?? 0.5,
			contact.face ?? 'forward',
			contact.off
		);
		return { ...point, way };
	}
	const at = contact.at ?? ORIGIN;
	if (contact.on === undefined) return { at, out: null, way };
	if (contact.on === 'floor') return { at: [at[0], contact.off ?? 0, at[2]], out: Y, way };
	const skins = named(contact.on, room).flatMap((thing) => (thing.kind === 'box' ? [skinOf(thing, at)] : []));
	const skin = skins.sort((a, b) => Math.abs(a.away) - Math.abs(b.away))[0];
	if (!skin) throw new Error(`${contact.on} has no face to touch`);
	return { at: add(skin.at, times(skin.out, contact.off ?? 0)), out: skin.out, way };
}

/** Where the middle joint points: as written, or as the limb is turned so far. A knee points to the front of the thigh, an elbow to the back of the arm. */
function poleOf({ joint }: Contact, goal: Goal, upper: Placed, front: 1 | -1): Vec {
	return joint === undefined ? turned(upper.turn, [0, 0, front]) : goal.way(joint);
}

/** The point of a hand or foot that touches. Throws for a part there is not. */
function partOf(parts: Readonly<Record<string, Vec>>, name: string): Vec {
	const point = parts[name];
	if (!point)
		throw new Error(`no part to touch with is called ${name}: there are ${Object.keys(parts).join(', ')}`);
	return point;
}

export function legTo(
	side: Side,
	limbs: Limbs,
	body: Body,
	contact: Contact,
	goal: Goal
): { limbs: Limbs; missing: number } {
	const { thigh, foot } = body[side];
	const part = contact.part ?? 'sole';
	const touching = sided(side, partOf(FOOT_PARTS, part));
	const flat = (part === 'sole' || part === 'ball') && goal.out ? goal.out : null;
	const pole = poleOf(contact, goal, thigh, 1);
	let turn = flat ? soleOn(flat, goal.way(contact.toes ?? 'forward'), contact.tilt ?? 0) : foot.turn;
	let bent = reach(thigh.at, sub(goal.at, turned(turn, touching)), [THIGH, SHANK], pole, -1);
	// Without a face to stand on the foot keeps its angle to the shank, which the last step has moved.
	for (let step = 0; step < 3 && !flat; step++) {
		turn = compose(bent.lower, limbs.ankle);
		bent = reach(thigh.at, sub(goal.at, turned(turn, touching)), [THIGH, SHANK], pole, -1);
	}
	return {
		limbs: {
			...limbs,
			hip: compose(back(body.pelvis.turn), bent.upper),
			knee: compose(back(bent.upper), bent.lower),
			ankle: compose(back(bent.lower), flat ? turn : compose(bent.lower, limbs.ankle)),
			toes: flat && contact.tilt ? about(X, -contact.tilt) : limbs.toes
		},
		missing: bent.missing
	};
}

const FOOT_PARTS: Record<string, Vec> = {
	sole: [0, -ANKLE_HEIGHT, 4],
	ball: [0, -ANKLE_HEIGHT, 12.5],
	heel: [0, -ANKLE_HEIGHT + 1, -4],
	ankle: [2, -1, 0],
	toes: [0, -5, 18]
};

/** The foot flat on a face, its toes that way, then tilted up at the heel by so many degrees. */
function soleOn(out: Vec, toes: Vec, tilt: number): Turn {
	const z = unit(across(toes, out), [0, 0, 1]);
	return compose(fromAxes(cross(out, z), out, z), about(X, tilt));
}

export function armTo(
	side: Side,
	limbs: Limbs,
	body: Body,
	contact: Contact,
	goal: Goal
): { limbs: Limbs; missing: number } {
	const { upperArm, hand } = body[side];
	const touching = sided(side, partOf(HAND_PARTS, contact.part ?? 'palm'));
	const pole = poleOf(contact, goal, upperArm, -1);
	const lengths = [UPPER_ARM, FOREARM] as const;
	let turn = hand.turn;
	let bent = reach(upperArm.at, sub(goal.at, turned(turn, touching)), lengths, pole, 1);
	// How the hand lies depends on the forearm, and where the wrist is depends on the hand.
	for (let step = 0; step < 4; step++) {
		turn = handOn(side, contact, goal, bent.lower, limbs.hand);
		bent = reach(upperArm.at, sub(goal.at, turned(turn, touching)), lengths, pole, 1);
	}
	const chest = body.back[5] ?? body.pelvis;
	return {
		limbs: {
			...limbs,
			shoulder: compose(back(chest.turn), bent.upper),
			elbow: compose(back(bent.upper), bent.lower),
			hand: compose(back(bent.lower), turn)
		},
		missing: bent.missing
	};
}

const HAND_PARTS: Record<string, Vec> = {
	palm: PALM,
	back: [1.7, -5.5, 0],
	fingers: [-1.5, -16, 0],
	wrist: [0, 0, 0]
};

function handOn(side: Side, contact: Contact, goal: Goal, forearm: Turn, written: Turn): Turn {
	const { palm, fingers } = contact;
	const faces = contact.part === 'back' && goal.out ? goal.out : goal.out && times(goal.out, -1);
	const toward = palm === undefined ? faces : goal.way(palm);
	if (!toward) return compose(forearm, written);
	const ahead = fingers === undefined ? turned(forearm, [0, -1, 0]) : goal.way(fingers);
	const x = times(toward, -signOf(side));
	const y = unit(across(times(ahead, -1), x), turned(forearm, Y));
	return fromAxes(x, y, cross(x, y));
}
