/** The poses that say it all without moving: where it begins, and where it goes. */
import type { Shape } from './draw.ts';
import type { Motion } from './motion.ts';
import type { Scene } from './scene.ts';
import type { Posture } from './skeleton.ts';

/** Start and farthest pose of a move, drawn; one drawing where nothing moves. */
export function stillsOf(scene: Scene): (readonly Shape[])[] {
	const start = scene.motion.start.posture;
	const [first, ...others] = turningPoints(scene.motion).filter((posture) => posture !== start);
	if (!first) return [scene.draw(start)];
	return [start, first, ...others].map(scene.draw);
}

/** One drawing for where there is room for one only: the pose that the exercise is about. */
export function stillOf(scene: Scene): readonly Shape[] {
	const [first] = turningPoints(scene.motion);
	return scene.draw(first ?? scene.motion.start.posture);
}

/** The poses of the keys, without those that only lead back to the start. */
function turningPoints({ keys, start }: Motion): Posture[] {
	return keys.filter(({ pose }) => pose !== start.pose).map(({ posture }) => posture);
}
