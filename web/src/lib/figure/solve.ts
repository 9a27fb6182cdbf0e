/** From a pose to a posture: rests and contacts become the joint angles that keep them. */
import { ANKLE_HEIGHT, FOREARM, PALM, SHANK, sided, signOf, THIGH, UPPER_ARM, type Side } from './body.ts';
import { bearingOf, facedFrom, restPoints, skinPoint } from './anchors.ts';
import {
	ankleTurn,
	elbowTurn,
	handTurn,
	hipTurn,
	kneeTurn,
	shoulderTurn,
	spineTurn,
	toesTurn
} from './joints.ts';
import { jointOf, LIMBS, type Bearing, type Contact, type Limb, type Pose, type Rest } from './pose.ts';
import { skinOf, type Thing } from './props.ts';
import { reach } from './reach.ts';
import { placed, type Body, type Grip, type Limbs, type Placed, type Posture } from './skeleton.ts';
import {
	about,
	across,
	add,
	back,
	cross,
	fromAxes,
	ORIGIN,
	sub,
	then,
	times,
	turned,
	unit,
	X,
	Y,
	type Turn,
	type Vec
} from './vector.ts';

/** Things by the name they were given. */
export type Room = Readonly<Record<string, readonly Thing[]>>;

/** A contact that could not be kept, and by how many centimetres. */
export interface Miss {
	limb: Limb;
	missing: number;
}

export interface Solved {
	posture: Posture;
	misses: Miss[];
}

/** Joint angles alone, the hips at the origin. */
function bare(pose: Pose): Posture {
	const middle = (joint: string) => pose.joints[joint] ?? {};
	const neck = middle('neck');
	return {
		at: pose.hipsAt ?? ORIGIN,
		pelvis: bearingOf(pose.body),
		lowBack: spineTurn(middle('low_back')),
		upperBack: spineTurn(middle('upper_back')),
		neck: spineTurn(neck),
		head: about(X, neck.nod ?? 0),
		left: bareLimbs(pose, 'left'),
		right: bareLimbs(pose, 'right')
	};
}

function bareLimbs(pose: Pose, side: Side): Limbs {
	const of = (joint: Parameters<typeof jointOf>[2]) => jointOf(pose, side, joint);
	const { forward = 0, up = 0 } = of('blade');
	return {
		blade: [forward, up],
		shoulder: shoulderTurn(side, of('shoulder')),
		elbow: elbowTurn(of('elbow')),
		hand: handTurn(side, of('forearm'), of('wrist')),
		grip: gripOf(pose, side),
		hip: hipTurn(side, of('hip')),
		knee: kneeTurn(of('knee')),
		ankle: ankleTurn(side, of('ankle')),
		toes: toesTurn(of('toes'))
	};
}

/** Loose hands are a little bent. */
function gripOf(pose: Pose, side: Side): Grip {
	const { knuckles = 15, middle = 20, ends = 12, spread = 3 } = jointOf(pose, side, 'fingers');
	const { out = 25, across = 15, bend = 15 } = jointOf(pose, side, 'thumb');
	return { knuckles, middle, ends, spread, out, across, bend };
}

export function solved(pose: Pose, room: Room): Solved {
	return settled(bare(pose), pose, room);
}

/** A posture made to keep what its pose rests on and holds: hips first, then legs, then arms, those that others hold on to before them. */
export function settled(posture: Posture, pose: Held, room: Room): Solved {
	let at = pose.rest ? restedAt(posture, pose.rest, room) : posture.at;
	let done: Posture = { ...posture, at };
	const misses: Miss[] = [];
	for (const limb of inOrder(pose.contacts)) {
		const contact = pose.contacts[limb];
		if (!contact) continue;
		const side = limb.startsWith('left') ? 'left' : 'right';
		const body = placed(done);
		const goal = goalOf(contact, side, body, pose.body, room);
		const { limbs, missing } = limb.endsWith('foot')
			? leg(side, done[side], body, contact, goal)
			: arm(side, done[side], body, contact, goal);
		done = { ...done, [side]: limbs };
		if (Math.abs(missing) > 0.5) misses.push({ limb, missing });
	}
	return { posture: done, misses };
}

/** What `settled` needs of a pose. */
export type Held = Pick<Pose, 'body' | 'rest' | 'contacts'>;

function restedAt(posture: Posture, { part, on, at: [x, z] }: Rest, room: Room): Vec {
	const points = restPoints(placed({ ...posture, at: ORIGIN }), part);
	const lowest = Math.min(...points.map(({ at, radius }) => at[1] - radius));
	const middle = times(
		points.reduce((sum, { at }) => add(sum, at), ORIGIN),
		1 / points.length
	);
	return [x - middle[0], topOf(on, room) - lowest, z - middle[2]];
}

/** The height of the upper face of a prop: the one that is sat or stood on comes first among its things. */
function topOf(on: string | undefined, room: Room): number {
	const first = on === undefined ? undefined : named(on, room)[0];
	if (!first) return 0;
	return first.kind === 'box'
		? first.at[1] + first.half[1]
		: Math.max(first.from[1], first.to[1]) + first.radius;
}

function named(name: string, room: Room): readonly Thing[] {
	const things = room[name];
	if (!things) throw new Error(`nothing here is called ${name}: there are ${Object.keys(room).join(', ')}`);
	return things;
}

/** A limb that touches another limb comes after it. */
function inOrder(contacts: Pose['contacts']): Limb[] {
	const reachesFor = (limb: Limb, other: string) => {
		const part = contacts[limb]?.touch ?? '';
		const arm = /^(left|right)_(upper_arm|forearm|hand)$/.exec(part);
		return limb.endsWith('hand') ? arm?.[1] === other : part.startsWith(other);
	};
	return [...LIMBS].sort((a, b) => {
		if (a.endsWith('foot') !== b.endsWith('foot')) return a.endsWith('foot') ? -1 : 1;
		return Number(reachesFor(a, b.split('_')[0] ?? '')) - Number(reachesFor(b, a.split('_')[0] ?? ''));
	});
}

/** Where a limb is to be: the point, and the way out of the skin that it touches (null in free air). */
interface Goal {
	at: Vec;
	out: Vec | null;
	/** Directions of the room as the person's words mean them. */
	way: (direction: NonNullable<Contact['palm']>) => Vec;
}

function goalOf(contact: Contact, side: Side, body: Body, bearing: Bearing, room: Room): Goal {
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

function leg(
	side: Side,
	limbs: Limbs,
	body: Body,
	contact: Contact,
	goal: Goal
): { limbs: Limbs; missing: number } {
	const { thigh, foot } = body[side];
	const part = contact.part ?? 'sole';
	const touching = sided(side, FOOT_PARTS[part] ?? FOOT_PARTS.sole ?? ORIGIN);
	const flat = (part === 'sole' || part === 'ball') && goal.out ? goal.out : null;
	const pole = poleOf(contact, goal, thigh, 1);
	let turn = flat ? soleOn(flat, goal.way(contact.toes ?? 'forward'), contact.tilt ?? 0) : foot.turn;
	let bent = reach(thigh.at, sub(goal.at, turned(turn, touching)), [THIGH, SHANK], pole, -1);
	// Without a face to stand on the foot keeps its angle to the shank, which the last step has moved.
	for (let step = 0; step < 3 && !flat; step++) {
		turn = then(bent.lower, limbs.ankle);
		bent = reach(thigh.at, sub(goal.at, turned(turn, touching)), [THIGH, SHANK], pole, -1);
	}
	return {
		limbs: {
			...limbs,
			hip: then(back(body.pelvis.turn), bent.upper),
			knee: then(back(bent.upper), bent.lower),
			ankle: then(back(bent.lower), flat ? turn : then(bent.lower, limbs.ankle)),
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
	return then(fromAxes(cross(out, z), out, z), about(X, tilt));
}

function arm(
	side: Side,
	limbs: Limbs,
	body: Body,
	contact: Contact,
	goal: Goal
): { limbs: Limbs; missing: number } {
	const { upperArm, hand } = body[side];
	const touching = sided(side, HAND_PARTS[contact.part ?? 'palm'] ?? PALM);
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
			shoulder: then(back(chest.turn), bent.upper),
			elbow: then(back(bent.upper), bent.lower),
			hand: then(back(bent.lower), turn)
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
	if (!toward) return then(forearm, written);
	const ahead = fingers === undefined ? turned(forearm, [0, -1, 0]) : goal.way(fingers);
	const x = times(toward, -signOf(side));
	const y = unit(across(times(ahead, -1), x), turned(forearm, Y));
	return fromAxes(x, y, cross(x, y));
}
