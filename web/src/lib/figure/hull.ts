/** The outline around round patches: every shape of the drawing is one. Discs are in centimetres, paths in whole millimetres. */

export interface Disc {
	x: number;
	y: number;
	r: number;
}

const FULL = 2 * Math.PI;
/** Directions and lengths closer than this are the same. */
const SAME = 1e-7;

/** The convex hull of discs as an SVG path of arcs and straight lines. */
export function hullPath(discs: readonly Disc[]): string {
	const [one, other, third] = discs;
	// Most shapes are a limb between two joints.
	return one && other && !third ? betweenTwo(one, other) : aroundAll(discs);
}

function betweenTwo(a: Disc, b: Disc): string {
	const [x, y] = [b.x - a.x, b.y - a.y];
	const cos = (a.r - b.r) / Math.hypot(x, y);
	if (!(Math.abs(cos) < 1)) return aroundAll([a, b]);
	const way = Math.atan2(y, x);
	const half = Math.acos(cos);
	const [from, to] = [way - half, way + half];
	return `M${edge(a, to)}${arc(a, to, from + FULL)}L${edge(b, from)}${arc(b, from, to)}Z`;
}

/** Around the hull the direction outwards turns once: in each direction one disc reaches farthest, and gives way to the next at a known angle. */
function aroundAll(discs: readonly Disc[]): string {
	// Not exactly to the right: there an upright edge would have two discs that reach equally far.
	let angle = 1e-5;
	const end = angle + FULL;
	let on = farthest(discs, angle);
	if (!on) return '';
	let path = `M${edge(on, angle)}`;
	for (let turns = 0; turns < 2 * discs.length && angle < end; turns++) {
		const next = nextAround(on, discs, angle);
		if (!next || next.at >= end) break;
		path += `${arc(on, angle, next.at)}L${edge(next.disc, next.at)}`;
		[on, angle] = [next.disc, next.at];
	}
	return `${path}${arc(on, angle, end)}Z`;
}

function farthest(discs: readonly Disc[], angle: number): Disc | undefined {
	const reach = ({ x, y, r }: Disc) => x * Math.cos(angle) + y * Math.sin(angle) + r;
	return discs.reduce<Disc | undefined>(
		(best, disc) => (best && reach(best) >= reach(disc) ? best : disc),
		undefined
	);
}

/** The disc that takes over first; of several on one edge the last. */
function nextAround(on: Disc, discs: readonly Disc[], angle: number): { disc: Disc; at: number } | null {
	let next: { disc: Disc; at: number; away: number } | null = null;
	for (const disc of discs) {
		const away = Math.hypot(disc.x - on.x, disc.y - on.y);
		const cos = (on.r - disc.r) / away;
		// One lies inside the other, or they are the same.
		if (away < SAME || Math.abs(cos) >= 1) continue;
		let at = Math.atan2(disc.y - on.y, disc.x - on.x) - Math.acos(cos);
		while (at < angle + SAME) at += FULL;
		if (!next || at < next.at - SAME || (at < next.at + SAME && away > next.away)) next = { disc, at, away };
	}
	return next;
}

/** Whole numbers are written five times as fast as those with a point. */
export const millimetres = (centimetres: number): number => Math.round(centimetres * 10);

const edge = ({ x, y, r }: Disc, angle: number): string =>
	`${millimetres(x + r * Math.cos(angle))} ${millimetres(y + r * Math.sin(angle))}`;

/** In several arcs where one would be half a circle or more: a path cannot tell the end of a whole one, and rounding would bend it. */
function arc(disc: Disc, from: number, to: number): string {
	if (to - from < 1e-3) return '';
	const r = millimetres(disc.r);
	const pieces = Math.ceil((to - from) / (0.95 * Math.PI));
	let path = '';
	for (let piece = 1; piece <= pieces; piece++)
		path += `A${r} ${r} 0 0 1 ${edge(disc, from + ((to - from) * piece) / pieces)}`;
	return path;
}
