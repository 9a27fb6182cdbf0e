/** Which lines of an exercise's steps are under way, where each set is about others. */
import type { Exercise, ExerciseWords } from '#generated/types.ts';

/** An exercise as far as its sets go. */
export interface Sets {
	facts: Pick<Exercise, 'each_set'>;
	words: Pick<ExerciseWords, 'steps'>;
}

/** Indices (from 0) of the lines of set `set` (from 1); more sets than the content names are further rounds. */
export function linesOfSet({ facts: { each_set: round } }: Sets, set: number): number[] {
	const lines = round[(set - 1) % round.length] ?? [];
	return lines.map((line) => line - 1);
}

/** The same in words; empty where all sets are alike. */
export function aboutSet(exercise: Sets, set: number): string {
	const lines = linesOfSet(exercise, set).map((line) => exercise.words.steps[line]);
	return lines.filter(Boolean).join(' ');
}
