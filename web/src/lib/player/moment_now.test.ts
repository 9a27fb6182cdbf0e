import { expect, test } from 'vitest';
import { loadFigures } from '#lib/figure/figures.ts';
import { postureOf } from '#lib/figure/motion.ts';
import { placed, type Posture } from '#lib/figure/skeleton.ts';
import { words } from '#lib/learn/words.for_tests.ts';
import type { Dose } from './dose.ts';
import { momentNow, sceneOfSet } from './moment_now.ts';
import { exerciseById, type ExerciseShown } from './routines.ts';
import type { Phase } from './timeline.ts';

const figures = await loadFigures();

function shown(id: string): { exercise: ExerciseShown; scenes: ReturnType<typeof figures>['moves'] } {
	const exercise = exerciseById(id, words);
	if (!exercise) throw new Error(id);
	return { exercise, scenes: figures(id).moves };
}

const phase = (kind: Phase['kind'], dose: Dose, seconds = 60): Phase => ({
	turn: 0,
	kind,
	seconds,
	set: 0,
	hold: 0,
	dose
});
const hips = (posture: Posture) => placed(posture).pelvis.at[1];

const { exercise: bridge, scenes } = shown('bridge');
const [scene] = scenes;
if (!scene) throw new Error('the bridge is not drawn');
const own = bridge.facts.dose;
const low = hips(scene.motion.start.posture);
const at = (kind: Phase['kind'], seconds: number, dose: Dose = own) =>
	hips(postureOf(scene.motion, momentNow(scene, phase(kind, dose), own, seconds)));

test('hips are up in the middle of each repetition and down at its end', () => {
	for (const repetition of [0, 1, 5]) {
		expect(at('work', repetition * 9 + 4)).toBeGreaterThan(low + 10);
		expect(at('work', repetition * 9 + 8.99)).toBeCloseTo(low, 0);
	}
});

test('who counts slower moves slower', () => {
	const slower: Dose = { mode: 'count', sets: 1, repetitions: 5, seconds_per_repetition: 18, rest: 0 };
	for (const second of [1, 3, 8]) expect(at('work', 2 * second, slower)).toBeCloseTo(at('work', second), 5);
});

test('first one sees where to start, then what comes', () => {
	expect(at('ready', 2.9)).toBe(low);
	expect(at('ready', 3 + 4)).toBeGreaterThan(low + 10);
});

test('a hold goes there, stays there, and comes back while one lets go', () => {
	const { exercise, scenes } = shown('bird-dog');
	const [dog] = scenes;
	if (!dog) throw new Error('the bird dog is not drawn');
	const dose = exercise.facts.dose;
	const foot = (kind: Phase['kind'], seconds: number) =>
		placed(postureOf(dog.motion, momentNow(dog, phase(kind, dose, 6), dose, seconds))).left.foot.at[1];
	const down = placed(dog.motion.start.posture).left.foot.at[1];
	expect(foot('work', 60)).toBeGreaterThan(down + 15);
	expect(foot('work', 600)).toBe(foot('work', 60));
	expect(foot('release', 0)).toBeCloseTo(foot('work', 60), 5);
	expect(foot('release', 6)).toBeCloseTo(down, 5);
});

test('where sets differ, each shows its own', () => {
	const { exercise, scenes } = shown('pelvic-tilt');
	expect(sceneOfSet(scenes, exercise, 1)).toBe(scenes[0]);
	expect(sceneOfSet(scenes, exercise, 2)).toBe(scenes[1]);
	expect(sceneOfSet(scenes, exercise, 3)).toBe(scenes[0]);
});
