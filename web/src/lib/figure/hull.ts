/** The outline around round patches: every shape of the drawing is one. */

export interface Disc {
	x: number;
	y: number;
	r: number;
}

const FULL = 2 * Math.PI;
/** Directions and lengths closer than this are the same. */
const SAME = 1e-7;

/**
 * The convex hull of discs as an SVG path of arcs and straight lines, rounded to tenths.
 *
 * Around the hull the direction outwards turns once: in each direction one disc reaches farthest, and gives way to the next at a
 * known angle.
 */
export function hullPath(discs: readonly Disc[]): string {
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

const round = (value: number): string => String(Math.round(value * 10) / 10);

const edge = ({ x, y, r }: Disc, angle: number): string =>
	`${round(x + r * Math.cos(angle))} ${round(y + r * Math.sin(angle))}`;

/** In arcs of a third of a circle at most: a path cannot tell the end of a whole one, and rounding would bend a half one. */
function arc(disc: Disc, from: number, to: number): string {
	if (to - from < 1e-3) return '';
	const r = round(disc.r);
	const pieces = Math.ceil((to - from) / (FULL / 3));
	const ends = [...Array(pieces).keys()].map((piece) => from + ((to - from) * (piece + 1)) / pieces);
	return ends.map((end) => `A${r} ${r} 0 0 1 ${edge(disc, end)}`).join('');
}
