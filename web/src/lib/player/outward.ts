/** For whom it unsettles to turn to breath or body: what is done instead (clinical brief 2.4). */
import * as facts from '#generated/facts.ts';
import type { PracticeWords } from '#generated/types.ts';
import { stepsShown, type StepShown } from './routines.ts';

const instead = new Map(
	facts.exercises.flatMap(({ id, inward }) => (inward ? [[id as string, inward as string]] : [])) as [
		string,
		string
	][]
);
const easier = new Map(
	facts.exercises.map(({ id, dose, easier_dose }) => [id as string, easier_dose ?? dose])
);

/** Whether any of the exercises turns inward. */
export function turnInward(exercises: readonly string[]): boolean {
	return exercises.some((id) => instead.has(id));
}

/** What is done instead of an exercise that turns inward; null for every other. */
export function insteadOf(exercise: string): string | null {
	return instead.get(exercise) ?? null;
}

/** Every step that turns inward becomes the other one, in its shorter dose, and what is there already is not done twice. */
export function outward(steps: readonly StepShown[], words: PracticeWords): StepShown[] {
	const done = new Set(steps.map(({ exercise }) => exercise.facts.id as string));
	return steps.flatMap((step) => {
		const other = instead.get(step.exercise.facts.id);
		if (other === undefined) return [step];
		if (done.has(other)) return [];
		done.add(other);
		return stepsShown([{ exercise: other, dose: easier.get(other) }], words);
	});
}
