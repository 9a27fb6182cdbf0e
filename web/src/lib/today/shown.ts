import * as facts from '#generated/facts.ts';
import type { Words } from '#generated/types.ts';
import { minutesOf, routineShown } from '#lib/player/routines.ts';
import type { Schedule, Task } from './today.ts';

/** How often a week each routine of the catalogue is meant to be done. */
export const schedule: Schedule = new Map(facts.routines.map(({ id, per_week }) => [id, per_week]));

/** What a task is called and how long it takes; an assignment says it itself, for a plan the catalogue does. */
export function taskShown(task: Task, words: Words): { title: string; minutes: number } {
	if (task.title !== null && task.minutes !== null) return { title: task.title, minutes: task.minutes };
	const routine = routineShown(task.routine, words);
	return { title: routine?.title ?? task.routine, minutes: routine ? minutesOf(routine.steps) : 1 };
}
