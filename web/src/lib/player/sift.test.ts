import { expect, test } from 'vitest';
import * as facts from '#generated/facts.ts';
import { words } from '#lib/learn/words.for_tests.ts';
import { isCalm } from './turn.ts';
import { routineShown } from './routines.ts';
import { forbidding, sift } from './sift.ts';

const lowBack = routineShown('low-back', words);
const steps = lowBack?.steps ?? [];
const idsOf = (kept: typeof steps) => kept.map(({ exercise }) => exercise.facts.id);

test('an exercise that a caution forbids is left out, with the reason in words', () => {
	const { steps: kept, leftOut } = sift(steps, ['pregnancy', 'migraine_of_tomorrow']);
	expect(idsOf(kept)).toEqual(['pelvic-tilt', 'cat-and-camel', 'slow-breathing']);
	expect(
		leftOut.map(({ exercise, because }) => [exercise.facts.id, because.map(({ name }) => name)])
	).toEqual([
		['bridge', [words.cautions['pregnancy']?.name]],
		['open-book', [words.cautions['pregnancy']?.name]]
	]);
});

test('a caution that only changes it stays as advice', () => {
	expect(sift(steps, ['sciatica', 'heart_and_blood_pressure']).leftOut).toEqual([]);
});

test('with a fever only what calms is left', () => {
	const left = facts.exercises.filter(({ id }) => forbidding(id, ['fever']).length === 0);
	expect(left.length).toBeGreaterThan(0);
	expect(left.filter(({ kind }) => kind !== 'advice').every(isCalm)).toBe(true);
});

test('what calms is forbidden by nothing but held breath: it is what is left where everything else waits', () => {
	const all = Object.keys(facts.cautions);
	const forbidden = facts.exercises.filter(isCalm).filter(({ id }) => forbidding(id, all).length > 0);
	expect(forbidden.length).toBeGreaterThan(0);
	expect(forbidden.every(({ dose }) => dose.mode === 'breath' && dose.hold_in + dose.hold_out > 0)).toBe(
		true
	);
});

test('an exercise of another version of the app is forbidden by nothing that is known here', () => {
	expect(forbidding('of-tomorrow', ['fever'])).toEqual([]);
});
