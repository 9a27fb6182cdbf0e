import { phasesOf, type Phase } from './timeline.ts';
import { turnsOf, type PlanStep, type Turn } from './turn.ts';

export type Stage = 'before' | 'running' | 'paused' | 'away' | 'after' | 'over';
export type Stopped = 'pain' | 'warning' | 'person';

export interface PlayedRoutine {
	id: string;
	version: number | string;
	title: string;
	measure: 'tension' | 'pain';
}

export interface PlayerState {
	routine: PlayedRoutine;
	assignment: string | null;
	short: boolean;
	/** For who is in pain right now: nothing is asked before or after. */
	quiet?: boolean;
	/** ISO 8601 with offset; also what tells two practices apart. */
	startedAt: string;
	turns: Turn[];
	stage: Stage;
	/** Index into `phasesOf(turns)`. */
	phase: number;
	/** Milliseconds lived through in this phase, as of `seen`. */
	elapsed: number;
	/** When this practice was last known to be going on. */
	seen: number;
	/** When somebody came back after an absence; null otherwise. */
	back: number | null;
	/** Milliseconds practised, pauses left out. */
	spent: number;
	before: number | null;
	after: number | null;
	stopped: Stopped | null;
	/** Pain that has just ended an exercise: what it was before and what it is now. */
	risen: { from: number | null; to: number } | null;
	/** When a button last changed the clock: a second tap right after is a slip. */
	tapped: number;
}

export interface Wanted {
	routine: PlayedRoutine;
	assignment: string | null;
	short: boolean;
	/** Every exercise in its easier way. */
	easier?: boolean;
	quiet?: boolean;
	/** Steps by which this person breathes slower than the doses say. */
	pace?: number;
	plan: readonly PlanStep[];
	startedAt: string;
}

export function prepared(wanted: Wanted, now: number): PlayerState {
	const { plan, easier = false, pace = 0, ...head } = wanted;
	return {
		...head,
		turns: turnsOf(plan).map((turn) => ({
			...turn,
			...(easier && { easier, easierFrom: 0 }),
			...(pace !== 0 && { pace })
		})),
		stage: 'before',
		phase: 0,
		elapsed: 0,
		seen: now,
		back: null,
		spent: 0,
		before: null,
		after: null,
		stopped: null,
		risen: null,
		tapped: 0
	};
}

export function phaseOf(state: PlayerState): Phase | undefined {
	return phasesOf(state.turns)[state.phase];
}

export function isUnderWay(state: PlayerState): boolean {
	return state.stage === 'running' || state.stage === 'paused' || state.stage === 'away';
}

/** After this long nobody is in the same place any more, and what hurt then says nothing of what hurts now. */
export const LONG_MS = 3 * 3_600_000;

/** Whether it is over without anybody having said so: it is kept as far as it went, and the next one asks anew. */
export function isLongAgo(state: PlayerState, now: number): boolean {
	return state.stage !== 'over' && now - state.seen > LONG_MS;
}

/** Exercises still to come. */
export function leftOf(state: PlayerState): Turn[] {
	if (state.stage === 'after' || state.stage === 'over') return [];
	return state.turns.filter((turn) => !turn.done && !turn.skipped);
}

/** Milliseconds somebody was away. */
export function absence(state: PlayerState): number {
	return state.back === null ? 0 : Math.max(0, state.back - state.seen);
}

/** Milliseconds until the exercise, on this side, is over. */
export function leftInTurn(state: PlayerState): number {
	const phases = phasesOf(state.turns);
	const turn = phases[state.phase]?.turn;
	const rest = phases.slice(state.phase).filter((phase) => phase.turn === turn);
	return rest.reduce((sum, phase) => sum + phase.seconds * 1000, 0) - state.elapsed;
}
