/** What content offers to somebody who may do nothing but breathe and relax. */
import * as facts from '#generated/facts.ts';
import { playPath, type Way } from '#lib/today/play_path.ts';
import { isCalm } from './turn.ts';

const kinds = new Map<string, string>(facts.exercises.map(({ id, kind }) => [id, kind]));

/** Whether every exercise is calm; one that this version of the app does not know is not. */
export function areCalm(steps: readonly { exercise: string }[]): boolean {
	return steps.every(({ exercise }) => isCalm({ kind: kinds.get(exercise) ?? '' }));
}

/** The one that the check offers to who has to wait. */
const calm = facts.routines.find(({ id, short }) => id === 'calm-down' && areCalm(short));

/** Where its short way is played; null where this content has changed it into something else. */
export const calmPath = pathOf({ short: true });
/** The same while it hurts. */
export const quietPath = pathOf({ short: true, quiet: true });

function pathOf(way: Way): `/${string}` | null {
	return calm ? playPath({ routine: calm.id, assignment: null }, way) : null;
}
