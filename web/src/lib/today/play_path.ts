import type { Task } from './today.ts';

/** Where the player runs this task. */
export function playPath(task: Pick<Task, 'routine' | 'assignment'>, short = false): `/${string}` {
	const query = new URLSearchParams();
	if (task.assignment) query.set('assignment', task.assignment);
	if (short) query.set('short', '1');
	const asked = query.toString();
	return `/routines/${task.routine}/play${asked && `?${asked}`}`;
}
