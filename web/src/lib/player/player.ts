/**
 * A practice as a pure state machine: `(state, event, now) -> state`. `now` is the wall clock in milliseconds; nothing here
 * counts ticks, so a frozen page loses no time. The state is plain data and can be stored at any moment.
 */
import { paced } from './pace.ts';
import { calmOnly, hasRisen } from './pain.ts';
import {
	absence,
	isLongAgo,
	isUnderWay,
	leftInTurn,
	phaseOf,
	type PlayerState,
	type Stopped
} from './state.ts';
import { firstPhase, phasesOf, type Phase } from './timeline.ts';
import { nextExercise, type SkipReason, type Turn } from './turn.ts';

export type PlayerEvent =
	| { type: 'begin'; before: number | null }
	| { type: 'tick' }
	| { type: 'pause' }
	| { type: 'resume' }
	| { type: 'go_on'; kept: boolean }
	| { type: 'next' }
	| { type: 'skip'; turn: number; reason: SkipReason }
	| { type: 'pain'; turn: number; value: number }
	| { type: 'easier'; turn: number }
	| { type: 'pace'; turn: number; pace: number }
	| { type: 'stop'; reason: Stopped }
	| { type: 'rate'; after: number | null };

/** A longer silence than this means the page was frozen or the phone put away. */
export const AWAY_MS = 10_000;
/** A second tap within this time is the same tap. */
const SLIP_MS = 300;

/** What a stored state becomes when the app opens again: a running practice asks before it goes on. */
export function reopened(state: PlayerState, now: number): PlayerState {
	return state.stage === 'running' ? { ...state, stage: 'away', back: Math.max(now, state.seen) } : state;
}

export function played(state: PlayerState, event: PlayerEvent, now: number): PlayerState {
	const next = happened(state, event, now);
	// What a sign or rising pain has ended is told in any case.
	const untold = next.stopped === null || next.stopped === 'person';
	return next.quiet && next.stage === 'after' && untold ? { ...next, stage: 'over' } : next;
}

function happened(state: PlayerState, event: PlayerEvent, now: number): PlayerState {
	const at = caughtUp(state, now);
	if (event.type !== 'tick' && event.type !== 'begin' && isLongAgo(at, now)) return keptLate(at, event, now);
	switch (event.type) {
		case 'tick':
			return at;
		case 'begin':
			return at.stage === 'before' ? begun(at, event.before, now) : at;
		case 'rate':
			return at.stage === 'after' ? { ...at, after: event.after, stage: 'over' } : at;
		case 'go_on':
			return at.stage === 'away' ? goneOn(at, event.kept, now) : at;
		case 'stop':
			return isUnderWay(at) ? { ...at, stage: 'after', stopped: event.reason, risen: null } : at;
		case 'pause':
		case 'resume':
		case 'next':
			return now - at.tapped < SLIP_MS && now >= at.tapped ? at : clocked(at, event.type, now);
		default:
			return isUnderWay(at) && phaseOf(at)?.turn === event.turn ? changed(at, event, now) : at;
	}
}

/** Hours later the practice is over as far as it went: what is felt now is not what it did. */
function keptLate(state: PlayerState, event: PlayerEvent, now: number): PlayerState {
	if (state.stage === 'before') return state;
	const ends = event.type === 'stop' || event.type === 'rate';
	if (!ends) return { ...state, stage: state.stage === 'after' ? 'after' : 'away', back: now, risen: null };
	const stopped = state.stage === 'after' ? state.stopped : event.type === 'stop' ? event.reason : 'person';
	return { ...state, stage: 'over', stopped };
}

function clocked(state: PlayerState, type: 'pause' | 'resume' | 'next', now: number): PlayerState {
	const tapped = { ...state, tapped: now };
	if (type === 'pause' && state.stage === 'running') return { ...tapped, stage: 'paused' };
	if (type === 'resume' && state.stage === 'paused') return running(tapped, now);
	if (type === 'next' && state.stage === 'running') return phaseEnded(tapped);
	return state;
}

function changed(
	state: PlayerState,
	event: Extract<PlayerEvent, { type: 'skip' | 'pain' | 'easier' | 'pace' }>,
	now: number
): PlayerState {
	if (event.type === 'skip') return running(skipped(state, event.reason), now);
	if (event.type === 'pace') return paced(state, event.pace);
	if (event.type === 'easier') return state.stage === 'running' ? running(easier(state), now) : easier(state);
	const over = skipped(state, 'pain');
	if (!hasRisen(state.before, event.value)) return running(over, now);
	const calm = settled({ ...over, turns: leftOut(over.turns) });
	const risen = { from: state.before, to: event.value };
	// Stopped for good unless something calm is left, and then only on request.
	if (calm.stage === 'after') return { ...calm, stopped: 'pain', risen };
	return { ...calm, stage: 'paused', seen: now, risen };
}

function running(state: PlayerState, now: number): PlayerState {
	return state.stage === 'after' ? state : { ...state, stage: 'running', seen: now, back: null, risen: null };
}

function begun(state: PlayerState, before: number | null, now: number): PlayerState {
	if (!(state.routine.measure === 'pain' && calmOnly(before))) {
		return running({ ...state, before }, now);
	}
	const calm = { ...state, before, turns: leftOut(state.turns) };
	// Nothing calm in this routine: it does not begin, and the screen says what to do instead.
	return calm.turns.some((turn) => turn.calm) ? running(settled(calm), now) : { ...state, before };
}

/** Everything still to come that is not calm is left out because of pain. */
function leftOut(turns: Turn[]): Turn[] {
	return turns.map((turn): Turn => {
		return turn.calm || turn.done || turn.skipped ? turn : { ...turn, skipped: 'pain' };
	});
}

/** The state with the clock brought to `now`; after a long silence it asks instead of running on. */
function caughtUp(state: PlayerState, now: number): PlayerState {
	if (state.stage !== 'running') return state;
	const passed = now - state.seen;
	// A clock set back costs nothing: count on from where it stands now.
	if (passed < 0) return { ...state, seen: now };
	if (passed > AWAY_MS) return { ...state, stage: 'away', back: now };
	return { ...lived(state, passed), seen: now };
}

/** The state after `ms` more of practice, through as many phases as that takes. */
function lived(state: PlayerState, ms: number): PlayerState {
	let at = state;
	let rest = ms;
	for (let phase = phaseOf(at); phase && at.stage === 'running'; phase = phaseOf(at)) {
		if (phase.kind === 'fetch') return at;
		const left = phase.seconds * 1000 - at.elapsed;
		const step = Math.min(left, rest);
		at = { ...at, elapsed: at.elapsed + step, spent: at.spent + step };
		rest -= step;
		if (step < left) return at;
		at = phaseEnded(at);
	}
	return at;
}

function phaseEnded(state: PlayerState): PlayerState {
	const phases = phasesOf(state.turns);
	const turn = phases[state.phase]?.turn;
	const isLastOfTurn = phases[state.phase + 1]?.turn !== turn;
	const turns = isLastOfTurn
		? state.turns.map((each, index) => (index === turn ? { ...each, done: true } : each))
		: state.turns;
	return settled({ ...state, turns, phase: state.phase + 1, elapsed: 0 });
}

/** Past every turn that is left out, and to the end when none remains. */
function settled(state: PlayerState): PlayerState {
	const phases = phasesOf(state.turns);
	let phase = state.phase;
	for (let turn = phases[phase]?.turn; turn !== undefined; turn = phases[phase]?.turn) {
		if (!state.turns[turn]?.skipped) break;
		phase = firstPhase(phases, turn + 1);
	}
	const elapsed = phase === state.phase ? state.elapsed : 0;
	if (phase < phases.length) return { ...state, phase, elapsed };
	return { ...state, phase, elapsed: 0, stage: 'after' };
}

function skipped(state: PlayerState, reason: SkipReason): PlayerState {
	const turn = phaseOf(state)?.turn ?? 0;
	const end = nextExercise(state.turns, turn);
	const turns = state.turns.map((each, index) =>
		index >= turn && index < end ? { ...each, skipped: reason } : each
	);
	return settled({ ...state, turns });
}

/** The easier way from this set on, and on the other side from the start; what is already done stays as it was. */
function easier(state: PlayerState): PlayerState {
	const phase = phaseOf(state);
	if (!phase || state.turns[phase.turn]?.easier) return state;
	const end = nextExercise(state.turns, phase.turn);
	const turns = state.turns.map((turn, index) => {
		if (index < phase.turn || index >= end) return turn;
		const easierFrom = index === phase.turn ? phase.set : 0;
		return { ...turn, easier: true, easierFrom, breaths: undefined };
	});
	if (!state.turns[phase.turn]?.easierDose) return { ...state, turns };
	return { ...state, turns, phase: startOfSet(turns, phase), elapsed: 0 };
}

/** The phase in which one gets ready for the set of `phase`. */
function startOfSet(turns: readonly Turn[], { turn, set }: Phase): number {
	const phases = phasesOf(turns);
	return phases.findIndex((each) => each.turn === turn && each.set === set);
}

/** After an absence: either the person kept going, and the time counts, or it goes on where it was left. */
function goneOn(state: PlayerState, kept: boolean, now: number): PlayerState {
	const away = Math.min(absence(state), leftInTurn(state));
	const at: PlayerState = { ...state, stage: 'running', back: null };
	const on = kept ? lived(at, away) : at;
	return { ...on, seen: now };
}
