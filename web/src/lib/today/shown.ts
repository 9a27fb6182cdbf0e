import * as facts from '#generated/facts.ts';
import type { PracticeWords } from '#generated/types.ts';
import type { Hold } from '#lib/assessment/hold.ts';
import type { Withdrawn } from '#lib/assessment/withdrawn.ts';
import { areCalm } from '#lib/player/calm.ts';
import { minutesOf, routineShown } from '#lib/player/routines.ts';
import { forbidding } from '#lib/player/sift.ts';
import { assignedSteps, withdrawnSteps } from '#lib/player/withdrawn.ts';
import type { Allowed, Schedule, Task } from './today.ts';

/** How often a week each routine of the catalogue is meant to be done. */
export const schedule: Schedule = new Map(facts.routines.map(({ id, per_week }) => [id, per_week]));

const stepsOf = new Map<string, readonly { exercise: string }[]>(
	facts.routines.map(({ id, steps }) => [id, steps])
);
/** A routine of another version of the app: nobody knows here what is in it. */
const UNKNOWN = [{ exercise: '' }];

/** What may be done while this is held back, by somebody with these cautions, of what is not withdrawn. */
export function allowedUnder(
	{ level }: Pick<Hold, 'level'>,
	cautions: readonly string[],
	withdrawn: Withdrawn
): Allowed {
	return (routine, steps) => {
		const written = steps ? assignedSteps(steps) : (stepsOf.get(routine) ?? UNKNOWN);
		const left = withdrawnSteps(written, withdrawn).left.filter(
			({ exercise }) => forbidding(exercise, cautions).length === 0
		);
		return left.length > 0 && (level === 'none' || (level === 'calm_only' && areCalm(left)));
	};
}

/** What a task is called and how long it takes; an assignment says it itself, for a plan the catalogue does. */
export function taskShown(task: Task, words: PracticeWords): { title: string; minutes: number } {
	if (task.title !== null && task.minutes !== null) return { title: task.title, minutes: task.minutes };
	const routine = routineShown(task.routine, words);
	return { title: routine?.title ?? task.routine, minutes: routine ? minutesOf(routine.steps) : 1 };
}
