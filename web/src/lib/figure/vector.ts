/** Points and turns in space. A person stands facing +z, up is +y, their left is +x; lengths are centimetres. */

export type Vec = readonly [number, number, number];
/** A turn as a unit quaternion `[x, y, z, w]`. */
export type Turn = readonly [number, number, number, number];

export const ORIGIN: Vec = [0, 0, 0];
export const X: Vec = [1, 0, 0];
export const Y: Vec = [0, 1, 0];
export const Z: Vec = [0, 0, 1];
export const DOWN: Vec = [0, -1, 0];
export const NO_TURN: Turn = [0, 0, 0, 1];

export const add = (a: Vec, b: Vec): Vec => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const sub = (a: Vec, b: Vec): Vec => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const times = (a: Vec, k: number): Vec => [a[0] * k, a[1] * k, a[2] * k];
export const dot = (a: Vec, b: Vec): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const size = (a: Vec): number => Math.sqrt(dot(a, a));
export const mix = (a: Vec, b: Vec, t: number): Vec => add(a, times(sub(b, a), t));

export function cross(a: Vec, b: Vec): Vec {
	return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

/** The same direction with length 1; `otherwise` for a vector too short to have one. */
export function unit(a: Vec, otherwise: Vec = Y): Vec {
	const length = size(a);
	return length < 1e-6 ? otherwise : times(a, 1 / length);
}

/** What of `a` stands square to the unit vector `axis`. */
export const across = (a: Vec, axis: Vec): Vec => sub(a, times(axis, dot(a, axis)));

export const radians = (degrees: number): number => (degrees * Math.PI) / 180;
export const degrees = (radians: number): number => (radians * 180) / Math.PI;

/** By the right hand, around a unit vector. */
export function about(axis: Vec, angle: number): Turn {
	const half = radians(angle) / 2;
	return [...times(axis, Math.sin(half)), Math.cos(half)];
}

/** First `b`, then `a`: `b` counts in the frame that `a` makes. (A module that exports `then` cannot be imported: it would be awaited.) */
export function compose(a: Turn, b: Turn): Turn {
	const [ax, ay, az, aw] = a;
	const [bx, by, bz, bw] = b;
	return [
		aw * bx + ax * bw + ay * bz - az * by,
		aw * by - ax * bz + ay * bw + az * bx,
		aw * bz + ax * by - ay * bx + az * bw,
		aw * bw - ax * bx - ay * by - az * bz
	];
}

export const chain = (...turns: Turn[]): Turn => turns.reduce(compose, NO_TURN);
export const back = ([x, y, z, w]: Turn): Turn => [-x, -y, -z, w];

export function turned([x, y, z, w]: Turn, point: Vec): Vec {
	const axis: Vec = [x, y, z];
	const twice = times(cross(axis, point), 2);
	return add(add(point, times(twice, w)), cross(axis, twice));
}

/** The shortest turn that brings one unit vector onto another. */
export function between(from: Vec, to: Vec): Turn {
	const w = 1 + dot(from, to);
	if (w < 1e-6) return about(unit(cross(from, Math.abs(from[0]) < 0.9 ? X : Z)), 180);
	return normal([...cross(from, to), w]);
}

/** The turn whose x, y and z axes are these, square to each other and right-handed. */
export function fromAxes(x: Vec, y: Vec, z: Vec): Turn {
	const trace = x[0] + y[1] + z[2];
	if (trace > 0) return normal([y[2] - z[1], z[0] - x[2], x[1] - y[0], 1 + trace]);
	if (x[0] > y[1] && x[0] > z[2])
		return normal([1 + x[0] - y[1] - z[2], y[0] + x[1], z[0] + x[2], y[2] - z[1]]);
	if (y[1] > z[2]) return normal([y[0] + x[1], 1 + y[1] - x[0] - z[2], z[1] + y[2], z[0] - x[2]]);
	return normal([z[0] + x[2], z[1] + y[2], 1 + z[2] - x[0] - y[1], x[1] - y[0]]);
}

function normal([x, y, z, w]: Turn): Turn {
	const k = 1 / Math.hypot(x, y, z, w);
	return [x * k, y * k, z * k, w * k];
}

/** Evenly from one turn to another, the short way round; `t` from 0 to 1. */
export function blend(a: Turn, b: Turn, t: number): Turn {
	const cos = a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3];
	const sign = cos < 0 ? -1 : 1;
	const angle = Math.acos(Math.min(1, Math.abs(cos)));
	const sin = Math.sin(angle);
	const p = sin < 1e-4 ? 1 - t : Math.sin((1 - t) * angle) / sin;
	const q = (sin < 1e-4 ? t : Math.sin(t * angle) / sin) * sign;
	return normal([a[0] * p + b[0] * q, a[1] * p + b[1] * q, a[2] * p + b[2] * q, a[3] * p + b[3] * q]);
}

/** How far a turn goes around a unit axis, in degrees from -180 to 180, and what is left of it when that is taken off. */
export function twist(turn: Turn, axis: Vec): { angle: number; rest: Turn } {
	const along = dot([turn[0], turn[1], turn[2]], axis);
	let angle = 2 * degrees(Math.atan2(along, turn[3]));
	if (angle > 180) angle -= 360;
	if (angle < -180) angle += 360;
	return { angle, rest: compose(turn, about(axis, -angle)) };
}
