/** What of a routine is left for somebody: an exercise that a caution of theirs forbids is left out, with the reason. */
import * as facts from '#generated/facts.ts';
import type { ExerciseShown, StepShown } from './routines.ts';

const notWith = new Map<string, readonly string[]>(facts.exercises.map((one) => [one.id, one.not_with]));

/** The cautions that forbid an exercise; one that this version of the app does not know is not forbidden by any. */
export function forbidding(exercise: string, cautions: readonly string[]): string[] {
	return (notWith.get(exercise) ?? []).filter((id) => cautions.includes(id));
}

export interface LeftOut {
	exercise: ExerciseShown;
	because: ExerciseShown['cautions'];
}

export interface Sifted {
	steps: StepShown[];
	/** Each exercise once. */
	leftOut: LeftOut[];
}

export function sift(steps: readonly StepShown[], cautions: readonly string[]): Sifted {
	const leftOut = new Map<string, LeftOut>();
	const kept: StepShown[] = [];
	for (const step of steps) {
		const { exercise } = step;
		const because = forbidding(exercise.facts.id, cautions);
		if (because.length === 0) kept.push(step);
		else
			leftOut.set(exercise.facts.id, {
				exercise,
				because: exercise.cautions.filter(({ id }) => because.includes(id))
			});
	}
	return { steps: kept, leftOut: [...leftOut.values()] };
}
