/** A pose as it is written: joint angles that differ from the stance it is like, what it rests on, and what hands and feet hold on to. */
import { SIDES, type Side } from './body.ts';
import { PAIRED, type Angles } from './joints.ts';
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

/** Where the whole body is turned: around the upright, forward, and to its left, in this order. */
export interface Bearing {
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

/** The angle that is meant where a joint is given a bare number. */
const MAIN: Record<string, string> = { ankle: 'up', toes: 'up', shoulder: 'raise', forearm: 'turn' };
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

/** `written` over `base`: an angle that is not named stays, a contact that is `null` is let go. */
export function over(base: Pose, written: WrittenPose): Pose {
	const joints: Record<string, Angles> = { ...base.joints };
	const contacts: Partial<Record<Limb, Contact>> = { ...base.contacts };
	for (const [name, value] of Object.entries(written).flatMap(([name, value]) => onEachSide(name, value))) {
		if (name === 'body' || name === 'rest' || name === 'hips_at') continue;
		if ((LIMBS as readonly string[]).includes(name)) {
			if (value === null) delete contacts[name as Limb];
			else contacts[name as Limb] = value as Contact;
		} else joints[name] = { ...joints[name], ...anglesOf(name, value) };
	}
	const moved = written.hips_at !== undefined || written.rest !== undefined;
	return {
		body: { ...base.body, ...written.body },
		rest: moved ? (written.rest ?? null) : base.rest,
		hipsAt: moved ? (written.hips_at ?? null) : base.hipsAt,
		joints,
		contacts
	};
}

function onEachSide(name: string, value: unknown): [string, unknown][] {
	// Fingers and toes have no singular of their own.
	const one = PLURAL[name] ?? (name === 'fingers' || name === 'toes' ? name : null);
	return one ? SIDES.map((side) => [`${side}_${one}`, value]) : [[name, value]];
}

function anglesOf(name: string, value: unknown): Angles {
	if (typeof value !== 'number') return value as Angles;
	return { [MAIN[name.replace(/^(left|right)_/, '')] ?? 'bend']: value };
}

export function jointOf(pose: Pose, side: Side, joint: keyof typeof PAIRED): Angles {
	return pose.joints[`${side}_${joint}`] ?? {};
}
