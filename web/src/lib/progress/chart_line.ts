/** A point of a drawn line, in the units of the drawing. */
export interface Point {
	x: number;
	y: number;
}

/** A smooth path through points from left to right that never rises above or falls below its neighbours. */
export function smoothPath(points: readonly Point[]): string {
	const [first, ...rest] = points;
	if (!first) return '';
	let from = first;
	let path = `M${round(first.x)} ${round(first.y)}`;
	for (const to of rest) {
		const middle = round((from.x + to.x) / 2);
		path += `C${middle} ${round(from.y)} ${middle} ${round(to.y)} ${round(to.x)} ${round(to.y)}`;
		from = to;
	}
	return path;
}

/** Places `count` things evenly from `left` to `right`; one alone stands in the middle. */
export function spread(count: number, left: number, right: number): number[] {
	if (count === 1) return [(left + right) / 2];
	return Array.from({ length: count }, (_, i) => left + ((right - left) * i) / (count - 1));
}

function round(value: number): number {
	return Math.round(value * 100) / 100;
}
