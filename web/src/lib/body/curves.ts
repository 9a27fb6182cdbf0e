export type Point = readonly [x: number, y: number];
export type Line = readonly Point[];

/** How many pieces a line has between two of its stations: enough to look round at any size the figure is shown in. */
const PIECES = 6;

/** A smooth line through stations written "x y, x y, …". */
export function line(said: string): Line {
	return runs(said)[0] ?? [];
}

/** One smooth line in several runs: a bar stands behind the station where one ends and the next begins. */
export function runs(said: string): Line[] {
	const stations = said.split(/[,|]/).map((pair) => pair.trim().split(' ').map(Number) as [number, number]);
	const whole = smooth(stations);
	let start = 0;
	return said.split('|').map((run, i) => {
		const end = start + (run.split(',').length - (i === 0 ? 1 : 0)) * PIECES;
		const cut = whole.slice(start, end + 1);
		start = end;
		return cut;
	});
}

/** From the end of one run straight over to the start of another, swelling downwards by `sag`. */
export function over(one: Line, other: Line, sag: number): Line {
	const [x, y] = one.at(-1) as Point;
	const [toX, toY] = other[0] as Point;
	return Array.from({ length: PIECES + 1 }, (_, i): Point => {
		const share = i / PIECES;
		return [x + (toX - x) * share, y + (toY - y) * share + sag * 4 * share * (1 - share)];
	});
}

export function backwards(along: Line): Line {
	return [...along].reverse();
}

export function mirrored(along: Line): Line {
	return along.map(([x, y]): Point => [-x, y]);
}

/** Middle of the area inside an outline. */
export function middle(outline: Line): Point {
	let [area, sumX, sumY] = [0, 0, 0];
	outline.forEach(([x, y], i) => {
		const [nextX, nextY] = outline[(i + 1) % outline.length] as Point;
		const slice = x * nextY - nextX * y;
		area += slice;
		sumX += (x + nextX) * slice;
		sumY += (y + nextY) * slice;
	});
	return [sumX / (3 * area), sumY / (3 * area)];
}

/** A line as the `d` of a path. */
export function drawn(along: Line): string {
	return `M${along.map(([x, y]) => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`).join('L')}`;
}

/** Catmull-Rom; where a line ends in the middle of the body, it goes on as on the other half. */
function smooth(stations: Line): Point[] {
	const beyond = (end: Point, next: Point): Point => (end[0] === 0 ? [-next[0], next[1]] : end);
	const [first, second] = stations as [Point, Point];
	const [last, butOne] = backwards(stations) as [Point, Point];
	const led = [beyond(first, second), ...stations, beyond(last, butOne)];
	return [...stations.slice(1).flatMap((_, i) => gap(led.slice(i, i + 4))), last];
}

/** The pieces between the second and the third of four stations, without the third. */
function gap(around: Line): Point[] {
	const at = (t: number, axis: 0 | 1): number => {
		const [before = 0, from = 0, to = 0, after = 0] = around.map((point) => point[axis]);
		const bend = 2 * before - 5 * from + 4 * to - after + t * (3 * (from - to) + after - before);
		return from + (t / 2) * (to - before + t * bend);
	};
	return Array.from({ length: PIECES }, (_, i): Point => [at(i / PIECES, 0), at(i / PIECES, 1)]);
}
