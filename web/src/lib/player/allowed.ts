/** What a hold leaves to be played. */
import type { Level } from '#lib/assessment/hold.ts';
import { leftOf, type PlayerState } from './state.ts';

/** Whether these exercises may be done: with `calm_only` only where every one of them is calm. */
export function isAllowed(level: Level, exercises: readonly { calm: boolean }[]): boolean {
	return level === 'none' || (level === 'calm_only' && exercises.every(({ calm }) => calm));
}

/** Whether what is left of a practice may be done. One that is over but for its rating needs no leave. */
export function mayGoOn(level: Level, state: PlayerState): boolean {
	const left = leftOf(state);
	return left.length === 0 || isAllowed(level, left);
}
