/** What the screen shows of a practice at one moment. Everything here follows from the state. */
import { breathAt, type BreathMoment } from './breath.ts';
import { setsOf, type Dose } from './dose.ts';
import { phaseOf, type PlayerState } from './state.ts';
import { phasesOf, type Phase } from './timeline.ts';
import { isOtherSide, nextExercise, type Turn } from './turn.ts';

export interface PlayerView {
	kind: Phase['kind'];
	phase: number;
	turnIndex: number;
	turn: Turn;
	/** Of the set and the pace that count now. */
	dose: Dose;
	/** Which exercise of how many, from 1; both sides are one exercise. */
	exercise: number;
	exercises: number;
	/** Whole seconds still to go in this phase, never 0 while it lasts. */
	secondsLeft: number;
	/** How much of the phase is over, 0..1. */
	share: number;
	set: number;
	sets: number;
	/** Whether this set comes up with this phase: it is then that one hears what the set is about. */
	newSet: boolean;
	/** From 1, in counted work and in holds; null elsewhere. */
	repetition: number | null;
	repetitions: number | null;
	breath: BreathMoment | null;
	/** What comes after this exercise on this side; null at the end. */
	next: { turn: Turn; otherSide: boolean } | null;
	/** Seconds of practice still to come. */
	totalLeft: number;
}

/** The view of a state, or null past its last phase. What has not begun, or was stopped, still stands somewhere. */
export function viewOf(state: PlayerState): PlayerView | null {
	const phase = phaseOf(state);
	const turn = phase && state.turns[phase.turn];
	if (!turn) return null;
	const seconds = state.elapsed / 1000;
	const { repetition, repetitions } = repetitionsAt(phase, seconds);
	return {
		kind: phase.kind,
		phase: state.phase,
		turnIndex: phase.turn,
		turn,
		dose: phase.dose,
		...numbered(state.turns, phase.turn),
		secondsLeft: Math.max(1, Math.ceil(phase.seconds - seconds)),
		share: phase.seconds > 0 ? Math.min(1, seconds / phase.seconds) : 1,
		set: phase.set + 1,
		sets: setsInTurn(state, phase.turn),
		newSet: isNewSet(phase, phasesOf(state.turns)[state.phase - 1]),
		repetition,
		repetitions,
		breath: phase.kind === 'work' && phase.dose.mode === 'breath' ? breathAt(phase.dose, seconds) : null,
		next: nextOf(state.turns, phase.turn),
		totalLeft: totalLeft(state)
	};
}

function isNewSet(phase: Phase, earlier: Phase | undefined): boolean {
	return phase.turn !== earlier?.turn || phase.set !== earlier.set;
}

function numbered(turns: readonly Turn[], index: number): { exercise: number; exercises: number } {
	const starts = turns.map((_, each) => !isOtherSide(turns, each));
	return {
		exercise: starts.slice(0, index + 1).filter(Boolean).length,
		exercises: starts.filter(Boolean).length
	};
}

function repetitionsAt({ kind, dose, hold }: Phase, seconds: number) {
	if (dose.mode === 'hold' && kind !== 'rest') return { repetition: hold + 1, repetitions: dose.repetitions };
	if (dose.mode !== 'count' || kind !== 'work') return { repetition: null, repetitions: null };
	const begun = Math.floor(seconds / dose.seconds_per_repetition) + 1;
	return { repetition: Math.min(dose.repetitions, begun), repetitions: dose.repetitions };
}

function setsInTurn(state: PlayerState, turn: number): number {
	const sets = phasesOf(state.turns).filter((phase) => phase.turn === turn);
	const first = state.turns[turn];
	return Math.max(1, ...sets.map((phase) => phase.set + 1), first && !first.easier ? setsOf(first.dose) : 1);
}

function nextOf(turns: readonly Turn[], index: number): PlayerView['next'] {
	const following = turns[index + 1];
	if (following && isOtherSide(turns, index + 1)) return { turn: following, otherSide: true };
	const turn = turns.slice(nextExercise(turns, index)).find((each) => !each.skipped);
	return turn ? { turn, otherSide: false } : null;
}

function totalLeft(state: PlayerState): number {
	const rest = phasesOf(state.turns).slice(state.phase);
	const ahead = rest.filter((phase) => !state.turns[phase.turn]?.skipped);
	return Math.max(0, ahead.reduce((sum, phase) => sum + phase.seconds, 0) - state.elapsed / 1000);
}
