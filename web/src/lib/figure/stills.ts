/** The poses that say it all without moving: where it begins, and where it goes. */
import type { Shape } from './draw.ts';
import type { Key, Motion } from './motion.ts';
import type { Scene } from './scene.ts';
import { placed, pointOf, type Posture } from './skeleton.ts';
import { size, sub, type Vec } from './vector.ts';

/** Start, and the poses of a move that lie apart from it, drawn; one drawing where nothing moves. */
export function stillsOf(scene: Scene): (readonly Shape[])[] {
	const { keys, start } = scene.motion;
	const others = keys.filter(({ pose }) => pose !== start.pose).map(({ posture }) => posture);
	return [start.posture, ...others].map(scene.draw);
}

/** One drawing for where there is room for one only: the pose that the exercise is about. */
export function stillOf(scene: Scene): readonly Shape[] {
	return scene.draw(farthest(scene.motion).posture);
}

/** The key whose pose lies farthest from the start; the start where nothing moves. */
export function farthest({ keys, start }: Motion): Key {
	const from = marks(start.posture);
	const away = ({ posture }: Key) =>
		marks(posture).reduce((sum, mark, index) => sum + size(sub(mark, from[index] ?? mark)), 0);
	return keys.reduce((best, key) => (away(key) > away(best) + 0.5 ? key : best), start);
}

/** Points by which postures are compared: ends of the limbs and of the trunk. */
function marks(posture: Posture): Vec[] {
	const { pelvis, head, left, right } = placed(posture);
	const limbs = [left, right].flatMap(({ hand, forearm, foot, shank }) => [hand, forearm, foot, shank]);
	return [pelvis, head, ...limbs].map((part) => pointOf(part, [0, -4, 4]));
}
