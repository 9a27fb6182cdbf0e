/** A figure in motion: from written key poses to the posture at any moment. */
import { along, type Neighbour } from './curve.ts';
import { closedAround } from './grip.ts';
import { EMPTY, over, type Pose, type WrittenPose } from './pose.ts';
import { heldBetween, likewise } from './holding.ts';
import { thingsOf, type Room, type Thing, type WrittenProp } from './props.ts';
import { settled, solved, type Held, type Miss } from './solve.ts';
import { between, type Posture } from './skeleton.ts';
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

/** Slow away and slow to a stop. */
const eased = (t: number): number => t * t * (3 - 2 * t);

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
	return inBetween(motion.keys.at(-1) ?? motion.start, motion.start, eased(t), motion.room);
}

function passing({ keys, room }: Motion, first: Key, now: number): Posture {
	const index = keys.findIndex(({ left }) => now < left);
	const to = keys[index];
	if (!to) return (keys.at(-1) ?? first).posture;
	const from = keys[index - 1] ?? first;
	const seconds = secondsTo(keys, index);
	const t = seconds > 0 ? Math.min(1, (now - to.reached) / seconds + 1) : 1;
	if (!from.passing && !to.passing) return inBetween(from, to, eased(t), room);
	// Not much less than this way takes: it would lead far beyond.
	const near = (of: Key | undefined, arriving: number, by: Key): Neighbour<Key> | null =>
		of && by.passing ? { of, seconds: Math.max(secondsTo(keys, arriving), seconds / 2) } : null;
	const before = near(index === 1 ? first : keys.at(index - 2), index - 1, from);
	const next = (index + 1) % keys.length;
	return curved([from, to], seconds, [before, near(keys[next], next, to)], t, room);
}

/** How long it takes to get to a key; -1 means the last one. */
function secondsTo(keys: readonly Key[], index: number): number {
	const arriving = keys.at(index)?.reached ?? 0;
	return arriving - (index === 0 ? 0 : (keys.at(index - 1)?.left ?? 0));
}

function inBetween(from: Key, to: Key, t: number, room: Room): Posture {
	if (t <= 0) return from.posture;
	if (t >= 1) return to.posture;
	return settled(between(from.posture, to.posture, t), heldBetween(from.pose, to.pose, t), room).posture;
}

function curved(
	[from, to]: readonly [Key, Key],
	seconds: number,
	neighbours: readonly [Neighbour<Key> | null, Neighbour<Key> | null],
	t: number,
	room: Room
): Posture {
	const of = <T>(what: (key: Key, by: Key) => T) =>
		neighbours.map((near, index) => near && { ...near, of: what(near.of, index === 0 ? from : to) }) as [
			Neighbour<T> | null,
			Neighbour<T> | null
		];
	const posture = along(
		between,
		[from.posture, to.posture],
		seconds,
		of(({ posture }) => posture),
		t
	);
	const held = along<Held>(
		heldBetween,
		[from.pose, to.pose],
		seconds,
		of(({ pose }, by) => likewise(by.pose, pose)),
		t
	);
	return settled(posture, held, room).posture;
}
