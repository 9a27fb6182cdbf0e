/** A way through key poses that turns no corner where it does not stop. */

/** How to get from one thing to another: from 0 to 1, and beyond. */
type Between<T> = (from: T, to: T, t: number) => T;

/** A neighbour that is passed through as well, and the seconds to it. */
export interface Neighbour<T> {
	of: T;
	seconds: number;
}

/**
 * Between two keys, `t` from 0 to 1: a Catmull-Rom curve (in the pyramid of Barry and Goldman, so that it needs nothing but `between`).
 * Where there is no neighbour it stands still at that end.
 */
export function along<T>(
	between: Between<T>,
	[from, to]: readonly [T, T],
	seconds: number,
	[before, after]: readonly [Neighbour<T> | null, Neighbour<T> | null],
	t: number
): T {
	const straight = between(from, to, t);
	const gone = t * seconds;
	const leaving = before
		? between(
				between(before.of, from, 1 + gone / before.seconds),
				straight,
				(before.seconds + gone) / (before.seconds + seconds)
			)
		: between(from, straight, t);
	const arriving = after
		? between(
				straight,
				between(to, after.of, (gone - seconds) / after.seconds),
				gone / (seconds + after.seconds)
			)
		: between(straight, to, t);
	return between(leaving, arriving, t);
}
