import type { Line, Point } from './curves.ts';
import type { Part, View } from './figure.ts';

/** In CSS pixels: how far beside the body a tap still counts, and how large a part wants to be for a finger. */
const REACH = 24;
const FINGER = 44;

/**
 * The region meant by a tap, or null. `scale` is how many CSS pixels one unit of the drawing has.
 *
 * The nearest part counts, so gaps are no misses. A part lower than a finger (neck, knee, foot) reaches into its neighbours by
 * what it lacks.
 */
export function regionAt({ parts }: View, tap: Point, scale: number): string | null {
	if (parts.some((part) => part.region === null && distance(part, tap) === 0)) return null;
	const near = parts
		.filter((part) => part.region !== null)
		.map((part) => ({ region: part.region, far: distance(part, tap), lacks: lack(part, scale) }))
		.filter(({ far }) => far * scale <= REACH)
		.sort((one, other) => one.far - one.lacks - (other.far - other.lacks));
	return near[0]?.region ?? null;
}

function lack({ outlines: [outline = []] }: Part, scale: number): number {
	const heights = outline.map(([, y]) => y);
	return Math.max(0, (FINGER / scale - Math.max(...heights) + Math.min(...heights)) / 2);
}

function distance(part: Part, tap: Point): number {
	return Math.min(...part.outlines.map((outline) => (isInside(outline, tap) ? 0 : toEdge(outline, tap))));
}

/** Whether a ray to the right crosses the outline an odd number of times. */
function isInside(outline: Line, [x, y]: Point): boolean {
	const crossed = edges(outline).filter(
		([[x1, y1], [x2, y2]]) => y1 > y !== y2 > y && x < x1 + ((x2 - x1) * (y - y1)) / (y2 - y1)
	);
	return crossed.length % 2 === 1;
}

function toEdge(outline: Line, tap: Point): number {
	return Math.min(...edges(outline).map((edge) => toPiece(edge, tap)));
}

function toPiece([[x1, y1], [x2, y2]]: [Point, Point], [x, y]: Point): number {
	const [width, height] = [x2 - x1, y2 - y1];
	const along = ((x - x1) * width + (y - y1) * height) / (width ** 2 + height ** 2 || 1);
	const share = Math.min(1, Math.max(0, along));
	return Math.hypot(x - x1 - share * width, y - y1 - share * height);
}

function edges(outline: Line): [Point, Point][] {
	return outline.map((point, i) => [point, outline[(i + 1) % outline.length] as Point]);
}
