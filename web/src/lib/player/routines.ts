/** Routines and exercises as screens show them: the facts of the content with the words of one language. */
import * as facts from '#generated/facts.ts';
import type { Exercise, ExerciseWords, Routine, RoutineId, PracticeWords } from '#generated/types.ts';
import { isDose, LET_GO_SECONDS, type Dose } from './dose.ts';
import { phasesOf, secondsOf } from './timeline.ts';
import { turnsOf, type PlanStep } from './turn.ts';

export interface StopSign {
	id: string;
	text: string;
}

export interface ExerciseShown {
	facts: Exercise;
	words: ExerciseWords;
	/** The signs every exercise has come first. */
	stopSigns: StopSign[];
	/** What forbids it first, then what changes it. */
	cautions: { id: string; name: string; advice: string }[];
}

export interface StepShown {
	exercise: ExerciseShown;
	dose: Dose;
}

export interface RoutineShown {
	facts: Routine;
	title: string;
	summary: string;
	steps: StepShown[];
	short: StepShown[];
}

/** A step as routine files and assignments write it. */
type WrittenStep = { exercise: string; dose?: unknown };

const exercises = new Map<string, Exercise>(facts.exercises.map((exercise) => [exercise.id, exercise]));

export const routineIds: readonly RoutineId[] = facts.routines.map(({ id }) => id);

export function routineShown(id: string, words: PracticeWords): RoutineShown | null {
	const routine = facts.routines.find((each) => each.id === id);
	if (!routine) return null;
	return {
		facts: routine,
		...words.routines[routine.id],
		steps: stepsShown(routine.steps, words),
		short: stepsShown(routine.short, words)
	};
}

/** Steps with everything known about their exercises; one that this version of the app does not know is left out. */
export function stepsShown(steps: readonly WrittenStep[], words: PracticeWords): StepShown[] {
	return steps.flatMap((step) => {
		const exercise = exercises.get(step.exercise);
		if (!exercise) return [];
		// What stands in a chart from before doses were checked, and cannot be played, becomes the usual dose.
		const dose = isDose(step.dose) ? step.dose : exercise.dose;
		return [{ exercise: exerciseShown(exercise, words), dose }];
	});
}

/** Null where this version of the app does not know it. */
export function exerciseById(id: string, words: PracticeWords): ExerciseShown | null {
	const exercise = exercises.get(id);
	return exercise ? exerciseShown(exercise, words) : null;
}

/** Routines by what each is for first, in the order of the conditions; what none is for is left out. */
export function byPurpose(
	routines: readonly RoutineShown[],
	words: PracticeWords
): { name: string; routines: RoutineShown[] }[] {
	return facts.conditions
		.map((id) => ({
			name: words.conditions[id]?.text ?? id,
			routines: routines.filter((routine) => routine.facts.conditions[0] === id)
		}))
		.filter((group) => group.routines.length > 0);
}

/** The routines in which an exercise is done. */
export function routinesWith(exercise: string, words: PracticeWords): RoutineShown[] {
	return routineIds
		.flatMap((id) => routineShown(id, words) ?? [])
		.filter(({ steps }) => steps.some((step) => step.exercise.facts.id === exercise));
}

function exerciseShown(exercise: Exercise, words: PracticeWords): ExerciseShown {
	const own = words.exercises[exercise.id];
	return {
		facts: exercise,
		words: own,
		stopSigns: ['universal', ...exercise.stop_signs].map((id) => ({
			id,
			text: own.stop[id] ?? words.stop_signs[id]?.text ?? ''
		})),
		cautions: [...exercise.not_with, ...exercise.cautions].flatMap((id) => {
			const caution = words.cautions[id];
			return caution ? [{ id, ...caution }] : [];
		})
	};
}

export function planOf(steps: readonly StepShown[]): PlanStep[] {
	return steps.map(({ exercise: { facts: exercise }, dose }) => ({
		exercise: exercise.id,
		kind: exercise.kind,
		sides: exercise.sides,
		position: exercise.position,
		things: exercise.equipment,
		dose,
		easierDose: exercise.easier_dose,
		letGo: exercise.let_go ?? LET_GO_SECONDS
	}));
}

/** How long it takes from start to end, at least 1. */
export function minutesOf(steps: readonly StepShown[]): number {
	return Math.max(1, Math.round(secondsOf(phasesOf(turnsOf(planOf(steps)))) / 60));
}

/** Cautions of all exercises, each once, in the order of the exercises. */
export function cautionsOf(steps: readonly StepShown[]): ExerciseShown['cautions'] {
	return once(steps.flatMap(({ exercise }) => exercise.cautions));
}

export function equipmentOf(steps: readonly StepShown[]): Exercise['equipment'] {
	return [...new Set(steps.flatMap(({ exercise }) => exercise.facts.equipment))];
}

function once<Thing extends { id: string }>(things: readonly Thing[]): Thing[] {
	return [...new Map(things.map((thing) => [thing.id, thing])).values()];
}
