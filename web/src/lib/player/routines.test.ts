import { expect, test } from 'vitest';
import * as facts from '#generated/facts.ts';
import { words } from '#lib/learn/words.for_tests.ts';
import { isDose } from './dose.ts';
import { byPurpose, minutesOf, planOf, routineIds, routineShown, stepsShown } from './routines.ts';
import { turnsOf } from './turn.ts';

test.each(routineIds)('%s can be played, whole and short', (id) => {
	const routine = routineShown(id, words);
	expect(routine?.steps).toHaveLength(facts.routines.find((each) => each.id === id)?.steps.length ?? -1);
	expect(turnsOf(planOf(routine?.short ?? [])).length).toBeGreaterThan(0);
});

test.each(routineIds)('the short version of %s is about two minutes', (id) => {
	const minutes = minutesOf(routineShown(id, words)?.short ?? []);
	expect(minutes).toBeLessThanOrEqual(3);
});

test('every exercise says when to stop, the signs for all of them first', () => {
	for (const { exercise } of stepsShown(
		facts.exercises.map(({ id }) => ({ exercise: id })),
		words
	)) {
		expect(exercise.stopSigns[0]?.id).toBe('universal');
		expect(exercise.stopSigns.every(({ text }) => text !== '')).toBe(true);
		const { not_with, cautions } = exercise.facts;
		expect(exercise.cautions.map(({ id }) => id)).toEqual([...not_with, ...cautions]);
	}
});

test('a therapist’s own dose is played, and an exercise that is not known here is left out', () => {
	const dose = { mode: 'timed', seconds: 20, sets: 1, rest: 0 };
	const steps = stepsShown([{ exercise: 'thigh-rolling', dose }, { exercise: 'from-the-future' }], words);
	expect(planOf(steps)).toMatchObject([{ exercise: 'thigh-rolling', dose, sides: 'both' }]);
});

test('a routine that is not known here is null', () => {
	expect(routineShown('juggling', words)).toBeNull();
});

test('every routine stands under one purpose, calm ones first', () => {
	const all = routineIds.flatMap((id) => routineShown(id, words) ?? []);
	const groups = byPurpose(all, words);
	expect(groups.flatMap(({ routines }) => routines)).toHaveLength(all.length);
	expect(groups[0]?.name).toBe(words.conditions['stress']?.text);
	expect(groups[0]?.routines.map(({ facts }) => facts.id)).toContain('calm-down');
});

test('a dose that cannot be played becomes the usual one', () => {
	const usual = facts.exercises.find(({ id }) => id === 'bridge')?.dose;
	const wrong: unknown[] = [
		{},
		{ mode: 'timed', sets: 1, rest: 0 },
		{ mode: 'timed', seconds: 0, sets: 1, rest: 0 },
		{ mode: 'timed', seconds: Infinity, sets: 1, rest: 0 },
		{ mode: 'hold', sets: 1, repetitions: '3', hold: 5, rest: 0 },
		{ mode: 'hold', sets: 1, repetitions: 2.5, hold: 5, rest: 0 },
		{ mode: 'hold', sets: 1, repetitions: 1e9, hold: 5, rest: 0 },
		{ mode: 'dance' },
		{ mode: 'toString' },
		'ten times',
		null,
		undefined
	];
	for (const dose of wrong) {
		expect(stepsShown([{ exercise: 'bridge', dose }], words)[0]?.dose).toEqual(usual);
	}
	const hers = { mode: 'hold', sets: 2, repetitions: 3, hold: 5, rest: 0 };
	expect(stepsShown([{ exercise: 'bridge', dose: hers }], words)[0]?.dose).toEqual(hers);
});

test('every dose of the content can be played', () => {
	for (const { dose, easier_dose } of facts.exercises) {
		expect(isDose(dose)).toBe(true);
		if (easier_dose) expect(isDose(easier_dose)).toBe(true);
	}
});
