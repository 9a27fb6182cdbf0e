/** What is drawn before what: where two things meet in the picture, the nearer one comes later. */
import type { Side } from './body.ts';
import { depth, disc, type Camera } from './camera.ts';
import { cornersOf, skinOf, turnOf, type Box } from './props.ts';
import { back, dot, mix, sub, times, turned, X, Y, Z, type Vec } from './vector.ts';

/** A line through a part of the body or a rod, and how thick it is around it. */
export interface Axis {
	from: Vec;
	to: Vec;
	r: number;
}

export interface Solid {
	/** Of a part of the body. */
	name?: string;
	axes: readonly Axis[];
	/** A box has faces instead of a line. */
	box?: Box;
	/** The hands that hold it. */
	grasps?: readonly Grasp[];
}

/** A hand that holds something, where along it, and where its palm looks. */
export interface Grasp {
	side: Side;
	at: Vec;
	palm: Vec;
}

/** Parts that share a joint are equally far there; less apart than this, their middles decide. */
const AS_FAR = 1.5;

/** The farthest first. Where things cover each other in a circle, it begins with what is least in front of the rest. */
export function inOrder<Item extends { solid: Solid }>(items: readonly Item[], camera: Camera): Item[] {
	const far = items.map(({ solid }) => depth(camera, middleOf(solid)));
	const before = leads(items, camera);
	const left = [...items.keys()];
	const order: Item[] = [];
	while (left.length > 0) {
		let [next, least] = [0, Infinity];
		for (const [place, index] of left.entries()) {
			const held = heldBack(before[index], left);
			const isFarther = held === least && (far[index] ?? 0) > (far[left[next] ?? 0] ?? 0);
			if (held < least || isFarther) [next, least] = [place, held];
		}
		const [index = 0] = left.splice(next, 1);
		const item = items[index];
		if (item) order.push(item);
	}
	return order;
}

/** For each item what has to come before it, and by how much that is farther. */
function leads(items: readonly { solid: Solid }[], camera: Camera): ReadonlyMap<number, number>[] {
	const around = items.map(({ solid }) => rectangle(solid, camera));
	const before = items.map(() => new Map<number, number>());
	for (const [a, one] of items.entries()) {
		for (let b = a + 1; b < items.length; b++) {
			const other = items[b];
			if (!other || !(meet(around[a], around[b]) || isJoined(one.solid, other.solid))) continue;
			const nearer = lead(one.solid, other.solid, camera);
			if (nearer > 0) before[a]?.set(b, nearer);
			if (nearer < 0) before[b]?.set(a, -nearer);
		}
	}
	return before;
}

/** By how much what is left holds an item back. */
function heldBack(before: ReadonlyMap<number, number> | undefined, left: readonly number[]): number {
	let held = 0;
	if (before && before.size > 0) for (const index of left) held += before.get(index) ?? 0;
	return held;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

export function middleOf({ axes, box }: Solid): Vec {
	if (box) return box.at;
	const middles = axes.map(({ from, to }) => mix(from, to, 0.5));
	return middles.reduce<Vec>(
		(sum, point, index) => mix(sum, point, 1 / (index + 1)),
		middles[0] ?? [0, 0, 0]
	);
}

/** Positive where `one` is nearer than `other`, negative where it is farther away, 0 where they do not meet in the picture. */
function lead(one: Solid, other: Solid, camera: Camera): number {
	if (isJoined(one, other)) return ahead(one, other, camera) * LOOSE;
	const held = inHand(one, other, camera) - inHand(other, one, camera);
	if (held !== 0) return held;
	if (one.box) return outside(one.box, other, camera);
	if (other.box) return -outside(other.box, one, camera);
	let closest = 0;
	let nearer = 0;
	for (const a of one.axes) {
		for (const b of other.axes) {
			const { apart, ahead } = meeting(a, b, camera);
			if (apart < closest) [closest, nearer] = [apart, ahead];
		}
	}
	return closest < 0 && Math.abs(nearer) < AS_FAR ? ahead(one, other, camera) : nearer;
}

/** Positive where a thing is nearer than the palm or the fingers that hold it, negative where it is farther; 0 where they do not hold it. */
function inHand({ grasps = [] }: Solid, { name }: Solid, camera: Camera): number {
	for (const { side, palm } of grasps) {
		const seen = FIRM * dot(palm, camera.ahead);
		if (name === `${side}_fingers`) return seen;
		if (name === `${side}_forearm`) return -seen;
	}
	return 0;
}

/** Centimetres: more than other things are before each other. */
const FIRM = 20;

const ahead = (one: Solid, other: Solid, camera: Camera): number =>
	depth(camera, middleOf(other)) - depth(camera, middleOf(one));

/** Parts that hang on each other: where they meet they are equally far, so that only their middles tell. */
const JOINED =
	/^trunk (head|(left|right)_(thigh|upper_arm))$|^(left|right)_(thigh \4_shank|upper_arm \4_forearm|forearm \4_fingers)$/;
/** In a circle the order of two joined parts gives way first. */
const LOOSE = 0.1;

/** What is asked thirty times a second about the same few pairs. */
const asked = new Map<string, boolean>();

function isJoined({ name: one }: Solid, { name: other }: Solid): boolean {
	if (one === undefined || other === undefined) return false;
	const pair = `${one} ${other}`;
	const joined = asked.get(pair) ?? (JOINED.test(pair) || JOINED.test(`${other} ${one}`));
	asked.set(pair, joined);
	return joined;
}

interface Rectangle {
	left: number;
	right: number;
	top: number;
	bottom: number;
}

/** Whether two of them share anything. */
function meet(a: Rectangle | undefined, b: Rectangle | undefined): boolean {
	return !!a && !!b && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** The upright rectangle around something in the picture. */
function rectangle({ axes, box }: Solid, camera: Camera): Rectangle {
	const discs = box
		? cornersOf(box).map((corner) => disc(camera, corner, 0))
		: axes.flatMap(({ from, to, r }) => [disc(camera, from, r), disc(camera, to, r)]);
	return {
		left: Math.min(...discs.map(({ x, r }) => x - r)),
		right: Math.max(...discs.map(({ x, r }) => x + r)),
		top: Math.min(...discs.map(({ y, r }) => y - r)),
		bottom: Math.max(...discs.map(({ y, r }) => y + r))
	};
}

/** How much nearer a box is than what lies behind one of its faces; negative for what lies in front of one. */
function outside(box: Box, other: Solid, camera: Camera): number {
	const points = pointsOf(other);
	const apart = separated(box, points, camera);
	if (apart !== 0) return apart;
	const asSeen = other.box ? -separated(other.box, cornersOf(box), camera) : 0;
	if (asSeen !== 0) return asSeen;
	return sum(points.map((point) => Math.sign(dot(skinOf(box, point).out, camera.ahead)))) / points.length;
}

function pointsOf({ axes, box }: Solid): Vec[] {
	return box ? cornersOf(box) : axes.flatMap(({ from, to }) => [from, mix(from, to, 0.5), to]);
}

/** Where one face has all of the points outside: positive when it is turned away, so that they lie behind the box. */
function separated(box: Box, points: readonly Vec[], camera: Camera): number {
	const turn = turnOf(box);
	const locals = points.map((point) => turned(back(turn), sub(point, box.at)));
	const ways = AXES.flatMap((axis, index) =>
		[1, -1].map((sign) => {
			const gap = Math.min(...locals.map((local) => (local[index] ?? 0) * sign)) - (box.half[index] ?? 0);
			return gap > -TOUCHING ? dot(turned(turn, times(axis, sign)), camera.ahead) : 0;
		})
	);
	return ways.reduce((most, way) => (Math.abs(way) > Math.abs(most) ? way : most), 0);
}

const AXES = [X, Y, Z];
/** Centimetres by which flesh may press into a face that it lies on. */
const TOUCHING = 1;

/** Where two lines come closest in the picture: how far their flesh is apart there, and how much nearer the first one is. */
function meeting(a: Axis, b: Axis, camera: Camera): { apart: number; ahead: number } {
	const [p, q, v, w] = [
		disc(camera, a.from, 0),
		disc(camera, b.from, 0),
		disc(camera, a.to, 0),
		disc(camera, b.to, 0)
	];
	const u = { x: v.x - p.x, y: v.y - p.y };
	const t = { x: w.x - q.x, y: w.y - q.y };
	const [s, r] = closest(u, t, { x: q.x - p.x, y: q.y - p.y });
	const away = Math.hypot(p.x + u.x * s - q.x - t.x * r, p.y + u.y * s - q.y - t.y * r);
	return {
		apart: away - a.r - b.r,
		ahead: depth(camera, mix(b.from, b.to, r)) - depth(camera, mix(a.from, a.to, s))
	};
}

interface Flat {
	x: number;
	y: number;
}

/** How far along two stretches `u` and `v`, the second beginning at `gap`, they come closest: each from 0 to 1. */
function closest(u: Flat, v: Flat, gap: Flat): [number, number] {
	const within = (value: number) => Math.max(0, Math.min(1, value));
	const flat = (a: Flat, b: Flat) => a.x * b.x + a.y * b.y;
	const [uu, vv, uv, ug, vg] = [
		flat(u, u) || 1e-9,
		flat(v, v) || 1e-9,
		flat(u, v),
		flat(u, gap),
		flat(v, gap)
	];
	const square = uu * vv - uv * uv;
	const first = within(square > 1e-6 ? (ug * vv - vg * uv) / square : 0.5);
	const second = within((first * uv - vg) / vv);
	return [within((second * uv + ug) / uu), second];
}
