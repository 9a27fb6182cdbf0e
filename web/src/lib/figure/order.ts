/** What is drawn before what: where two things meet in the picture, the nearer one comes later. */
import { depth, disc, type Camera } from './camera.ts';
import { skinOf, type Box } from './props.ts';
import { dot, mix, type Vec } from './vector.ts';

/** A line through a part of the body or a rod, and how thick it is around it. */
export interface Axis {
	from: Vec;
	to: Vec;
	r: number;
}

export interface Solid {
	axes: readonly Axis[];
	/** A box has faces instead of a line. */
	box?: Box;
}

/** Parts that share a joint are equally far there; less apart than this, their middles decide. */
const AS_FAR = 1.5;

/** The farthest first. Where things cover each other in a circle the one whose middle is farthest begins. */
export function inOrder<Item extends { solid: Solid }>(items: readonly Item[], camera: Camera): Item[] {
	const far = items.map(({ solid }) => depth(camera, middleOf(solid)));
	const waits = items.map(() => new Set<number>());
	for (const [a, one] of items.entries()) {
		for (let b = a + 1; b < items.length; b++) {
			const other = items[b];
			const nearer = other ? lead(one.solid, other.solid, camera) : 0;
			if (nearer > 0) waits[a]?.add(b);
			if (nearer < 0) waits[b]?.add(a);
		}
	}
	const left = new Set(items.keys());
	const order: Item[] = [];
	while (left.size > 0) {
		const free = [...left].filter((index) => ![...(waits[index] ?? [])].some((other) => left.has(other)));
		const [next = 0] = (free.length > 0 ? free : [...left]).sort((a, b) => (far[b] ?? 0) - (far[a] ?? 0));
		left.delete(next);
		const item = items[next];
		if (item) order.push(item);
	}
	return order;
}

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
	if (closest < 0 && Math.abs(nearer) < AS_FAR)
		return depth(camera, middleOf(other)) - depth(camera, middleOf(one));
	return nearer;
}

/** How far a box is nearer than what lies on the far side of its faces, and the other way round. */
function outside(box: Box, other: Solid, camera: Camera): number {
	const points = other.box
		? [other.box.at]
		: other.axes.flatMap(({ from, to }) => [from, mix(from, to, 0.5), to]);
	return points.reduce((sum, point) => sum + (dot(skinOf(box, point).out, camera.ahead) > 0 ? 1 : -1), 0);
}

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
