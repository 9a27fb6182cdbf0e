type Point = readonly [x: number, y: number];

/**
 * The mark: one line from left to right with a knot in it, in a box of 64 by 64. It is drawn in four pieces, since it runs
 * under itself three times.
 */
const TIED: readonly (readonly Point[])[] = [
	[
		[2.5, 48.2],
		[14.9, 47.7],
		[22.0, 44.9],
		[23.5, 37.3]
	],
	[
		[24.5, 30.1],
		[26.7, 25.4],
		[34.1, 18.0],
		[42.6, 15.8],
		[48.5, 19.2],
		[49.0, 25.6],
		[43.5, 32.2]
	],
	[
		[36.8, 34.9],
		[31.6, 35.4],
		[21.5, 32.7],
		[15.3, 26.4],
		[15.2, 19.6],
		[20.5, 15.9],
		[29.0, 17.4]
	],
	[
		[34.7, 21.9],
		[37.9, 26.5],
		[40.5, 36.9],
		[41.9, 44.7],
		[49.1, 47.7],
		[61.5, 48.2]
	]
];
const POINTS = TIED.flat();
const LEFT = 2.5;
const WIDTH = 59;
const LOW = 48.2;

/** Path of the mark: `looseness` 0 is the knot, 1 the line undone to one calm wave. Whole while it moves. */
export function knotPath(looseness: number): string {
	const points = POINTS.map((tied, i) => between(tied, undone(i / (POINTS.length - 1)), looseness));
	const breaks = looseness === 0 ? pieceStarts() : [0];
	let path = '';
	points.forEach((point, i) => {
		path += breaks.includes(i) ? `M${said(point)}` : curve(points, i);
	});
	return path;
}

function pieceStarts(): number[] {
	let start = 0;
	return TIED.map((piece) => (start += piece.length) - piece.length);
}

/** The undone line at a share of its length: level at both ends, one soft rise between. */
function undone(share: number): Point {
	return [LEFT + WIDTH * share, LOW - 9 * Math.sin(Math.PI * share) ** 2];
}

function between([x, y]: Point, [toX, toY]: Point, share: number): Point {
	return [x + (toX - x) * share, y + (toY - y) * share];
}

/** The curve from the point before to point `i`, smooth through all of them (Catmull-Rom). */
function curve(points: readonly Point[], i: number): string {
	const at = (index: number): Point => points[Math.min(points.length - 1, Math.max(0, index))] ?? [0, 0];
	const [before, from, to, after] = [at(i - 2), at(i - 1), at(i), at(i + 1)];
	const lead: Point = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6];
	const arrive: Point = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6];
	return `C${said(lead)} ${said(arrive)} ${said(to)}`;
}

function said([x, y]: Point): string {
	return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}
