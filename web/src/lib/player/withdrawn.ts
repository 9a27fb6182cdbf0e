/** Which exercises of a routine must not be done any more. */
import * as facts from '#generated/facts.ts';
import type { PracticeWords } from '#generated/types.ts';
import { covers, type Withdrawn } from '#lib/assessment/withdrawn.ts';
import { stepsShown, type StepShown } from './routines.ts';

export type WithdrawnExercise = Withdrawn['exercises'][number];

/** A step as routines have it. One of an assignment also has the version it was made with, null where it names none. */
export interface VersionedStep {
	exercise: string;
	version?: number | null;
	dose?: unknown;
}

const versions = new Map<string, number>(facts.exercises.map(({ id, version }) => [id, version]));

/** Steps as an assignment wrote them. */
export function assignedSteps(steps: readonly { exercise: string; version?: unknown }[]): VersionedStep[] {
	return steps.map((step) => ({
		...step,
		version: typeof step.version === 'number' ? step.version : null
	}));
}

/**
 * The withdrawal of this exercise; undefined where it stands. The words are this app's, the dose that of the assignment: neither may be of a
 * withdrawn version.
 */
export function withdrawalOf(
	{ exercise, version }: VersionedStep,
	{ exercises }: Withdrawn
): WithdrawnExercise | undefined {
	const own = versions.get(exercise);
	const used = [...(own === undefined ? [] : [own]), ...(version === undefined ? [] : [version])];
	return exercises.find((each) => each.id === exercise && used.some((one) => covers(each, one)));
}

/** The steps that are left, and which exercises are not, each once. */
export function withdrawnSteps<Step extends VersionedStep>(
	steps: readonly Step[],
	withdrawn: Withdrawn
): { left: Step[]; out: WithdrawnExercise[] } {
	const out = steps.flatMap((step) => withdrawalOf(step, withdrawn) ?? []);
	return { left: steps.filter((step) => !withdrawalOf(step, withdrawn)), out: [...new Set(out)] };
}

/** The same, with everything known about what is left. */
export function stepsInForce(
	written: readonly VersionedStep[],
	withdrawn: Withdrawn,
	words: PracticeWords
): { steps: StepShown[]; out: WithdrawnExercise[] } {
	const { left, out } = withdrawnSteps(written, withdrawn);
	return { steps: stepsShown(left, words), out };
}
