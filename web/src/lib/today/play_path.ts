import type { Task } from './today.ts';

/** How a task is to be played: its 2-minute version, or every exercise in its easier way. */
export interface Way {
	short?: boolean;
	easier?: boolean;
	/** Dark and silent, and nothing is asked: for who is in pain right now. */
	quiet?: boolean;
}

/** Where the player runs this task. */
export function playPath(
	task: Pick<Task, 'routine' | 'assignment'>,
	{ short = false, easier = false, quiet = false }: Way = {}
): `/${string}` {
	const query = new URLSearchParams();
	if (task.assignment) query.set('assignment', task.assignment);
	if (short) query.set('short', '1');
	if (easier) query.set('easier', '1');
	if (quiet) query.set('quiet', '1');
	const asked = query.toString();
	return `/routines/${task.routine}/play${asked && `?${asked}`}`;
}
