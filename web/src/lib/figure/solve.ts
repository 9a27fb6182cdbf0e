/** From a pose to a posture: rests and contacts become the joint angles that keep them. */
import { bearingOf, restPoints } from './anchors.ts';
import type { Side } from './body.ts';
import { armTo, goalOf, legTo } from './contacts.ts';
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
import { jointOf, LIMBS, type Limb, type Pose, type Rest } from './pose.ts';
import { named, type Room } from './props.ts';
import { placed, type Grip, type Limbs, type Posture } from './skeleton.ts';
import { about, add, ORIGIN, times, X, type Vec } from './vector.ts';

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
		breath: middle('breath').full ?? 0,
		eyes: middle('eyes').closed ?? 0,
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
	const at = pose.rest ? restedAt(posture, pose.rest, room) : posture.at;
	let done: Posture = { ...posture, at };
	const misses: Miss[] = [];
	for (const limb of inOrder(pose.contacts)) {
		const contact = pose.contacts[limb];
		if (!contact) continue;
		const side = limb.startsWith('left') ? 'left' : 'right';
		const body = placed(done);
		const goal = goalOf(contact, side, body, pose.body, room);
		const reached = limb.endsWith('foot') ? legTo : armTo;
		const { limbs, missing } = reached(side, done[side], body, contact, goal);
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
