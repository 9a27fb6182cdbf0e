/** Inverse kinematics of a limb with two bones: where its middle joint is when its end is there. */
import { across, add, dot, size, sub, times, unit, fromAxes, cross, type Turn, type Vec } from './vector.ts';

export interface Bent {
	/** Frames of both bones in the room: they point along -y and bend around x. */
	upper: Turn;
	lower: Turn;
	/** Centimetres that the limb is too short (positive) or could not fold enough (negative). */
	missing: number;
}

/**
 * `pole` is where the middle joint points, roughly; `folds` is 1 for an elbow, whose lower bone comes forward (+z), -1 for a knee.
 */
export function reach(
	from: Vec,
	to: Vec,
	lengths: readonly [number, number],
	pole: Vec,
	folds: 1 | -1
): Bent {
	const [upper, lower] = lengths;
	const way = sub(to, from);
	const wanted = size(way);
	const far = Math.max(Math.abs(upper - lower) + 0.01, Math.min(upper + lower - 0.01, wanted));
	const along = unit(way, [0, -1, 0]);
	const out = unit(across(pole, along), unit(across([0, 0, -folds], along), [1, 0, 0]));
	const near = (upper * upper - lower * lower + far * far) / (2 * far);
	const aside = Math.sqrt(Math.max(0, upper * upper - near * near));
	const first = add(times(along, near), times(out, aside));
	const second = sub(times(along, far), first);
	// Square to each bone, on the side of the pole, however far the limb is folded.
	const [atFirst, atSecond] = [
		sub(times(out, near), times(along, aside)),
		add(times(out, far - near), times(along, aside))
	];
	return {
		upper: boneFrame(first, times(atFirst, -folds)),
		lower: boneFrame(second, times(atSecond, -folds)),
		missing: wanted - far
	};
}

/** A frame whose -y runs along the bone and whose z lies toward `front`. */
export function boneFrame(bone: Vec, front: Vec): Turn {
	const y = times(unit(bone), -1);
	const z = unit(sub(front, times(y, dot(front, y))), [0, 0, 1]);
	return fromAxes(cross(y, z), y, z);
}
