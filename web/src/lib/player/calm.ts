/** What content offers to somebody who may do nothing but breathe and relax. */
import * as facts from '#generated/facts.ts';
import { playPath } from '#lib/today/play_path.ts';
import { isCalm } from './turn.ts';

const kinds = new Map<string, string>(facts.exercises.map(({ id, kind }) => [id, kind]));

/** Whether every exercise is calm; one that this version of the app does not know is not. */
export function areCalm(steps: readonly { exercise: string }[]): boolean {
	return steps.every(({ exercise }) => isCalm({ kind: kinds.get(exercise) ?? '' }));
}

const calm = facts.routines.find(({ short }) => areCalm(short));

/** Where the short way of the first calm routine is played; null when content has none. */
export const calmPath = calm ? playPath({ routine: calm.id, assignment: null }, true) : null;
