/** From the state of the player to the body of a `practice` entry. */
import { canonical } from '#lib/chart/canonical.ts';
import type { Bodies } from '#lib/chart/kinds.ts';
import type { PlayerState } from './state.ts';

export type PracticeBody = Bodies['practice'];

export function practiceBody(state: PlayerState): PracticeBody {
	return {
		routine: state.routine.id,
		routine_version: state.routine.version,
		title: state.routine.title,
		assignment: state.assignment,
		started_at: state.startedAt,
		seconds: Math.round(state.spent / 1000),
		short: state.short,
		steps: state.turns.map(({ exercise, side, done, skipped, easier }) => ({
			exercise,
			side,
			done,
			skipped,
			easier
		})),
		measure: state.routine.measure,
		before: state.before,
		after: state.after,
		stopped: state.stopped
	};
}

/** The entry of this practice, when it is already in the chart; null otherwise. No correction of it. */
export function practiceEntry<Entry extends { kind: string; body: Record<string, unknown> }>(
	entries: readonly Entry[],
	state: PlayerState
): Entry | null {
	return (
		entries.find(
			({ kind, body }) =>
				kind === 'practice' &&
				body['started_at'] === state.startedAt &&
				body['routine'] === state.routine.id &&
				body['of'] === undefined
		) ?? null
	);
}

/**
 * Whether the practice, as it is now, goes beyond what is in the chart of it: another window may have kept it while it ran. It only
 * ever goes on, so that less is older.
 */
export function saysMore(now: PracticeBody, known: PracticeBody): boolean {
	if (now.seconds !== known.seconds) return now.seconds > known.seconds;
	return known.after === null && canonical(now) !== canonical(known);
}

/** Whether there is anything to record: at least one second was practised. */
export function isWorthKeeping(state: PlayerState): boolean {
	return state.spent >= 1000;
}
