import { expect, test } from 'vitest';
import * as facts from '#generated/facts.ts';
import { words } from '#lib/learn/words.for_tests.ts';
import { outward, turnInward } from './outward.ts';
import { stepsShown } from './routines.ts';

const steps = (...exercises: string[]) =>
	stepsShown(
		exercises.map((exercise) => ({ exercise })),
		words
	);
const ids = (shown: ReturnType<typeof steps>) => shown.map(({ exercise }) => exercise.facts.id);

test('what turns to breath or body becomes muscle relaxation in its short dose, once', () => {
	const other = outward(steps('bridge', 'slow-breathing', 'body-scan'), words);
	expect(ids(other)).toEqual(['bridge', 'muscle-relaxation']);
	const relaxation = facts.exercises.find(({ id }) => id === 'muscle-relaxation');
	expect(other[1]?.dose).toEqual(relaxation?.easier_dose);
});

test('what is in the routine already keeps its dose and is not done twice', () => {
	const shown = steps('slow-breathing', 'muscle-relaxation');
	expect(outward(shown, words)).toEqual(shown.slice(1));
});

test('everything else stays as it is', () => {
	const shown = steps('bridge', 'calm-place', 'walking');
	expect(outward(shown, words)).toEqual(shown);
	expect(turnInward(ids(shown))).toBe(false);
});

test('breathing and the scan of the body are all there is to turn inward', () => {
	const inward = facts.exercises.filter(({ id }) => turnInward([id])).map(({ id }) => id);
	const breathing = facts.exercises.filter(({ kind }) => kind === 'breathing').map(({ id }) => id);
	expect(inward).toEqual([...breathing, 'body-scan', 'warm-and-heavy'].sort());
});
