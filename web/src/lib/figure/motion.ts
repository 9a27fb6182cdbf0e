/** A figure in motion: from written key poses to the posture at any moment. */
import { directionOf } from './anchors.ts';
import type { Side } from './body.ts';
import { closedAround } from './grip.ts';
import {
	EMPTY,
	LIMBS,
	over,
	type Contact,
	type Direction,
	type Limb,
	type Pose,
	type WrittenPose
} from './pose.ts';
import { thingsOf, type Room, type Thing, type WrittenProp } from './props.ts';
import { settled, solved, type Held, type Miss } from './solve.ts';
import { between, type Posture } from './skeleton.ts';
import { mix, unit } from './vector.ts';
import type { View } from './camera.ts';

/** A pose, how many seconds it takes to get there from the one before, and how many it is kept. */
export interface WrittenKey {
	over: number;
	stay?: number;
	/** It is passed through without slowing down. */
	passing?: boolean;
	/** It stands for the exercise where there is room for one picture only. */
	still?: boolean;
	pose: WrittenPose;
}

export interface WrittenMove {
	/** The lines of the exercise, from 1, that it shows; all of them when they are not named. */
	steps?: readonly number[];
	/** What is different from the exercise's start. */
	start?: WrittenPose;
	view?: Partial<WrittenView>;
	/** `null` takes one of the figure's away. */
	props?: Readonly<Record<string, WrittenProp | null>>;
	works?: readonly string[];
	keys: readonly WrittenKey[];
}

/** `close`: the part that fills the picture, `across` so many centimetres. */
export interface WrittenView extends View {
	close?: string | null;
	across?: number;
	/** How far beside that part the picture is, to the right and up. */
	shift?: readonly [number, number];
}

export interface WrittenFigure {
	view: WrittenView;
	props?: Readonly<Record<string, WrittenProp>>;
	/** What is tinted while it works. */
	works?: readonly string[];
	start: WrittenPose;
	moves: readonly WrittenMove[];
	/** The easier version, where it is more than the same with less. */
	easier?: readonly WrittenMove[];
}

export type Stances = Readonly<Record<string, WrittenPose>>;

export interface Key {
	/** When it is reached and left, in seconds from the start of the move. */
	reached: number;
	left: number;
	passing: boolean;
	still: boolean;
	pose: Pose;
	posture: Posture;
	misses: Miss[];
}

export interface Motion {
	/** Seconds until it begins anew. */
	seconds: number;
	keys: readonly Key[];
	room: Room;
	things: readonly Thing[];
	/** What goes along with the body. */
	held: readonly WrittenProp[];
	start: Key;
}

export function motionOf(figure: WrittenFigure, move: WrittenMove, stances: Stances): Motion {
	const props = Object.entries({ ...figure.props, ...move.props }).flatMap(
		([name, prop]): [string, WrittenProp][] => (prop ? [[name, prop]] : [])
	);
	const standing = props.filter(([, { held }]) => held === undefined);
	const room = Object.fromEntries(standing.map(([name, prop]) => [name, thingsOf(prop)]));
	const held = props.flatMap(([, prop]) => (prop.held === undefined ? [] : [prop]));
	const first = posed(move.start ?? {}, posed(figure.start, EMPTY, stances), stances);
	const closed = closedAround(held);
	const keyOf = (written: Pose): Pick<Key, 'pose' | 'posture' | 'misses'> => {
		const pose = { ...written, joints: { ...closed, ...written.joints } };
		return { pose, ...solved(pose, room) };
	};
	const start: Key = { ...keyOf(first), reached: 0, left: 0, passing: false, still: false };
	const keys: Key[] = [];
	let now = 0;
	for (const { over: moving, stay = 0, passing = false, still = false, pose } of move.keys) {
		const reached = now + moving;
		now = reached + stay;
		const isStart = Object.keys(pose).length === 0;
		const there = isStart ? start : keyOf(posed(pose, first, stances));
		keys.push({ ...there, reached, left: now, passing, still });
	}
	return { seconds: now, keys, room, things: Object.values(room).flat(), held, start };
}

/** What is written over another pose, or over the stance that it says it is like. */
function posed(written: WrittenPose, base: Pose, stances: Stances): Pose {
	const { like, ...own } = written;
	if (like === undefined) return over(base, own);
	const stance = stances[like];
	if (!stance) throw new Error(`no stance is called ${like}: there are ${Object.keys(stances).join(', ')}`);
	return over(posed(stance, EMPTY, stances), own);
}

/** Slow away and slow to a stop, but for a pose that is only passed through. */
function eased(t: number, from: Key | null, to: Key | null): number {
	if (from?.passing) return to?.passing ? t : t * (2 - t);
	return to?.passing ? t * t : t * t * (3 - 2 * t);
}

/** Where somebody is in a move that they do over and over, or once and then hold it; or on the way back, from 0 to 1. */
export interface Moment {
	doing: 'again' | 'once' | 'back';
	at: number;
}

export const START: Moment = { doing: 'once', at: 0 };

const POSTURES = { again: postureAt, once: postureHeld, back: postureLetGo };

export const postureOf = (motion: Motion, { doing, at }: Moment): Posture => POSTURES[doing](motion, at);

/** The posture `seconds` into a move that is done over and over: the first time it comes from the start, then from its last pose. */
export function postureAt(motion: Motion, seconds: number): Posture {
	const first = seconds < motion.seconds ? motion.start : motion.keys.at(-1);
	return passing(motion, first ?? motion.start, motion.seconds > 0 ? seconds % motion.seconds : 0);
}

/** The posture `seconds` into a move that is done once and then held. */
export function postureHeld(motion: Motion, seconds: number): Posture {
	return passing(motion, motion.start, seconds);
}

/** On the way back to the start, `t` from 0 to 1. */
export function postureLetGo(motion: Motion, t: number): Posture {
	return inBetween(motion.keys.at(-1) ?? motion.start, motion.start, eased(t, null, null), motion.room);
}

function passing({ keys, room }: Motion, first: Key, now: number): Posture {
	const index = keys.findIndex(({ left }) => now < left);
	const to = keys[index];
	if (!to) return (keys.at(-1) ?? first).posture;
	const from = keys[index - 1] ?? first;
	const began = index > 0 ? from.left : 0;
	const t = to.reached > began ? Math.min(1, (now - began) / (to.reached - began)) : 1;
	return inBetween(from, to, eased(t, from, to), room);
}

function inBetween(from: Key, to: Key, t: number, room: Room): Posture {
	if (t <= 0) return from.posture;
	if (t >= 1) return to.posture;
	return settled(between(from.posture, to.posture, t), heldBetween(from.pose, to.pose, t), room).posture;
}

/** What both poses rest on and hold on to, in between. What only one of them holds is left to the angles. */
function heldBetween(a: Pose, b: Pose, t: number): Held {
	const contacts: Partial<Record<Limb, Contact>> = {};
	for (const limb of LIMBS) {
		const side = limb.startsWith('left') ? 'left' : 'right';
		const shared = contactBetween(a.contacts[limb], b.contacts[limb], t, side);
		if (shared) contacts[limb] = shared;
	}
	const number = (from = 0, to = 0) => from + (to - from) * t;
	const rests = a.rest && b.rest && a.rest.part === b.rest.part && a.rest.on === b.rest.on;
	return {
		body: { turn: number(a.body.turn, b.body.turn) },
		rest:
			rests && a.rest && b.rest
				? { ...a.rest, at: [number(a.rest.at[0], b.rest.at[0]), number(a.rest.at[1], b.rest.at[1])] }
				: null,
		contacts
	};
}

function contactBetween(
	a: Contact | undefined,
	b: Contact | undefined,
	t: number,
	side: Side
): Contact | null {
	if (
		!a ||
		!b ||
		a.on !== b.on ||
		a.touch !== b.touch ||
		String(a.face) !== String(b.face) ||
		a.part !== b.part
	)
		return null;
	const number = (from = 0, to = 0) => from + (to - from) * t;
	const ways = WAYS.flatMap((way): [string, Direction][] => {
		const [from, to] = [a[way], b[way]];
		if (from === undefined || to === undefined) return [];
		return [[way, unit(mix(directionOf(from, side), directionOf(to, side), t))]];
	});
	return {
		...(t < 0.5 ? a : b),
		...(a.at && b.at ? { at: mix(a.at, b.at, t) } : {}),
		...Object.fromEntries(ways),
		along: number(a.along ?? 0.5, b.along ?? 0.5),
		off: number(a.off, b.off),
		tilt: number(a.tilt, b.tilt)
	};
}

/** What of a contact points somewhere. */
const WAYS = ['palm', 'fingers', 'toes', 'joint'] as const;
