/** The poses that say it all without moving: where it begins, and where it goes. */
import type { Shape } from './draw.ts';
import type { Key, Motion } from './motion.ts';
import type { Scene } from './scene.ts';
import { placed, pointOf, type Posture } from './skeleton.ts';
import { size, sub, type Vec } from './vector.ts';

/** Start and farthest pose, drawn, with what lies between them where there is more to it; one drawing where nothing moves. */
export function stillsOf(scene: Scene): (readonly Shape[])[] {
	const { motion } = scene;
	const there = farthest(motion);
	// A breath alone is no other picture.
	const others = stops(motion).filter((key) => awayFrom(motion.start, key) > 0.5 && key !== there);
	const shown = [motion.start, ...others.slice(0, 1), ...(there === motion.start ? [] : [there])];
	return shown.sort((a, b) => a.reached - b.reached).map(({ posture }) => scene.draw(posture));
}

/** One drawing for where there is room for one only: the pose that the exercise is about. */
export function stillOf(scene: Scene): readonly Shape[] {
	return scene.draw(farthest(scene.motion).posture);
}

/** The key that says so, or else the one whose pose lies farthest from the start; the start where nothing moves. */
export function farthest(motion: Motion): Key {
	const { keys, start } = motion;
	const chosen = keys.find(({ still }) => still);
	if (chosen) return chosen;
	const away = (key: Key) => awayFrom(start, key);
	return stops(motion).reduce((best, key) => (away(key) > away(best) + 0.5 ? key : best), start);
}

/** In centimetres, over all marks. */
function awayFrom(start: Key, { posture }: Key): number {
	const from = marks(start.posture);
	return marks(posture).reduce((sum, mark, index) => sum + size(sub(mark, from[index] ?? mark)), 0);
}

/** Poses in which the body comes to rest; all of them where it never does. */
function stops({ keys }: Motion): readonly Key[] {
	const resting = keys.filter(({ passing }) => !passing);
	return resting.length > 0 ? resting : keys;
}

/** Points by which postures are compared: ends of the limbs and of the trunk. */
function marks(posture: Posture): Vec[] {
	const { pelvis, head, left, right } = placed(posture);
	const limbs = [left, right].flatMap(({ hand, forearm, foot, shank }) => [hand, forearm, foot, shank]);
	return [pelvis, head, ...limbs].map((part) => pointOf(part, [0, -4, 4]));
}
