/** A pose as it is written: joint angles that differ from the stance it is like, what it rests on, and what hands and feet hold on to. */
import { SIDES, type Side } from './body.ts';
import { MIDDLE, PAIRED, type Angles, type MiddleJoint, type PairedJoint } from './joints.ts';
import type { Vec } from './vector.ts';

/** Words of the person's own directions when upright; `in` and `out` are of the side of the limb. */
export type Direction = 'up' | 'down' | 'forward' | 'back' | 'left' | 'right' | 'in' | 'out' | Vec;

export interface Contact {
	/** A point in the room, brought onto the skin of the prop `on`. */
	at?: Vec;
	on?: string;
	/** A part of the body instead, `along` from 0 at its upper joint to 1, on its `face`. */
	touch?: string;
	along?: number;
	face?: Direction;
	/** Lifts the point off the skin so far, in centimetres: for what is held between. */
	off?: number;
	/** Of a hand: where palm and fingers point. Without them the hand lies along the forearm. */
	palm?: Direction;
	fingers?: Direction;
	/** Of a foot: where the toes point, and what of it touches. */
	toes?: Direction;
	part?: 'sole' | 'ball' | 'heel' | 'toes' | 'ankle' | 'palm' | 'back' | 'fingers' | 'wrist';
	/** Of a foot: how far its heel is lifted off the face, in degrees; the toes stay flat. */
	tilt?: number;
	/** Where elbow or knee point; without it, as the angles say. */
	joint?: Direction;
}

export interface Rest {
	part: 'pelvis' | 'back' | 'belly' | 'side' | 'left_knee' | 'right_knee' | 'left_foot' | 'right_foot';
	on?: string;
	at: readonly [number, number];
}

/** Where the whole body is turned: around the upright, forward, to its left, and around its own length, in this order. */
export interface Bearing {
	roll?: number;
	turn?: number;
	pitch?: number;
	lean?: number;
}

export interface WrittenPose {
	/** The stance that it differs from. */
	like?: string;
	body?: Bearing;
	rest?: Rest;
	/** The middle between the hip joints, where nothing is rested on. */
	hips_at?: Vec;
	[joint: string]: unknown;
}

/** One pose with nothing left to look up: angles by joint, `left_hip` and so on, contacts by limb. */
export interface Pose {
	body: Bearing;
	rest: Rest | null;
	hipsAt: Vec | null;
	joints: Readonly<Record<string, Angles>>;
	contacts: Readonly<Partial<Record<Limb, Contact>>>;
}

export const LIMBS = ['left_foot', 'right_foot', 'left_hand', 'right_hand'] as const;
export type Limb = (typeof LIMBS)[number];

export const EMPTY: Pose = { body: {}, rest: null, hipsAt: null, joints: {}, contacts: {} };

const PLURAL: Record<string, string> = {
	hips: 'hip',
	knees: 'knee',
	ankles: 'ankle',
	blades: 'blade',
	shoulders: 'shoulder',
	elbows: 'elbow',
	forearms: 'forearm',
	wrists: 'wrist',
	feet: 'foot',
	hands: 'hand',
	thumbs: 'thumb'
};

/** `written` over `base`: an angle that is not named stays, a contact that is `null` is let go. Throws for a joint there is not. */
export function over(base: Pose, written: WrittenPose): Pose {
	const { body, rest, hips_at: hipsAt, ...own } = written;
	const named = Object.entries(own).flatMap(([name, value]) => onEachSide(name, value));
	const joints: Record<string, Angles> = { ...base.joints };
	for (const [name, value] of named)
		if (!isLimb(name)) joints[name] = { ...joints[name], ...anglesOf(name, value) };
	const contacts = Object.fromEntries(named.filter(([name]) => isLimb(name))) as Record<Limb, Contact | null>;
	const held = Object.entries({ ...base.contacts, ...contacts }).filter(([, contact]) => contact !== null);
	const moved = hipsAt !== undefined || rest !== undefined;
	return {
		body: { ...base.body, ...body },
		rest: moved ? (rest ?? null) : base.rest,
		hipsAt: moved ? (hipsAt ?? null) : base.hipsAt,
		joints,
		contacts: Object.fromEntries(held)
	};
}

const isLimb = (name: string): boolean => (LIMBS as readonly string[]).includes(name);

function onEachSide(name: string, value: unknown): [string, unknown][] {
	// Fingers and toes have no singular of their own.
	const one = PLURAL[name] ?? (name === 'fingers' || name === 'toes' ? name : null);
	return one ? SIDES.map((side) => [`${side}_${one}`, value]) : [[name, value]];
}

function anglesOf(name: string, value: unknown): Angles {
	const joint = name.replace(/^(left|right)_/, '');
	const known = joint === name ? MIDDLE[name as MiddleJoint] : PAIRED[joint as PairedJoint];
	if (!known) throw new Error(`no joint is called ${name}`);
	const angles = typeof value === 'number' ? { [Object.keys(known)[0] ?? '']: value } : (value as Angles);
	const wrong = Object.keys(angles).find((angle) => !(angle in known));
	if (wrong !== undefined)
		throw new Error(`${name} has no ${wrong}: it has ${Object.keys(known).join(', ')}`);
	return angles;
}

export function jointOf(pose: Pose, side: Side, joint: PairedJoint): Angles {
	return pose.joints[`${side}_${joint}`] ?? {};
}
