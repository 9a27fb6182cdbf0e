/** Turns laid out in time: fetch something, get ready, work, release, rest, switch. */
import { atPace, breathSeconds, restOf, setsOf, workOf, type Dose } from './dose.ts';
import { isOtherSide, type Turn } from './turn.ts';

export interface Phase {
	turn: number;
	kind: 'fetch' | 'ready' | 'switch' | 'work' | 'release' | 'rest';
	/** 0 while something is fetched: that ends only when somebody says so. */
	seconds: number;
	/** From 0; during `rest` the set that comes next, during `release` the hold that comes next. */
	set: number;
	hold: number;
	dose: Dose;
}

/** Who goes on in an easier way has a moment to read how. */
const EASIER_SECONDS = 10;

/** It is asked for with every tick and every picture, and turns are never changed in place. */
const laidOut = new WeakMap<readonly Turn[], readonly Phase[]>();

export function phasesOf(turns: readonly Turn[]): readonly Phase[] {
	const known = laidOut.get(turns);
	if (known) return known;
	const phases = turns.flatMap((turn, index) => phasesOfTurn(turn, index, isOtherSide(turns, index)));
	laidOut.set(turns, phases);
	return phases;
}

function phasesOfTurn(turn: Turn, index: number, otherSide: boolean): Phase[] {
	const first = doseOfSet(turn, 0);
	const { waits, seconds } = turn.opening;
	const start = { turn: index, set: 0, hold: 0, dose: first };
	const phases: Phase[] = waits ? [{ ...start, kind: 'fetch', seconds: 0 }] : [];
	phases.push({ ...start, kind: otherSide ? 'switch' : 'ready', seconds });
	for (let set = 0; set < setsOfTurn(turn); set += 1) phases.push(...phasesOfSet(turn, index, set));
	return phases;
}

function phasesOfSet(turn: Turn, index: number, set: number): Phase[] {
	const dose = doseOfSet(turn, set);
	const phases: Phase[] = [];
	const pause = set === turn.easierFrom && set > 0 ? Math.max(restOf(dose), EASIER_SECONDS) : restOf(dose);
	if (set > 0 && pause > 0) phases.push({ turn: index, kind: 'rest', seconds: pause, set, hold: 0, dose });
	lengthsOf(turn, dose).forEach((seconds, hold) => {
		if (hold > 0) phases.push({ turn: index, kind: 'release', seconds: turn.letGo, set, hold, dose });
		phases.push({ turn: index, kind: 'work', seconds, set, hold, dose });
	});
	return phases;
}

function doseOfSet(turn: Turn, set: number): Dose {
	const easier = turn.easierFrom !== null && set >= turn.easierFrom;
	const dose = easier && turn.easierDose ? turn.easierDose : turn.dose;
	return dose.mode === 'breath' && turn.pace !== undefined ? atPace(dose, turn.pace) : dose;
}

function lengthsOf({ breaths }: Turn, dose: Dose): number[] {
	return dose.mode === 'breath' && breaths !== undefined ? [breaths * breathSeconds(dose)] : workOf(dose);
}

/** Sets already done count; whoever asks for the easier way always gets at least one set of it. */
function setsOfTurn(turn: Turn): number {
	if (turn.easierFrom === null || !turn.easierDose) return setsOf(turn.dose);
	return Math.max(turn.easierFrom + 1, setsOf(turn.easierDose));
}

export function secondsOf(phases: readonly Phase[]): number {
	return phases.reduce((sum, phase) => sum + phase.seconds, 0);
}

/** Index of the first phase of a turn; `phases.length` when there is no such turn. */
export function firstPhase(phases: readonly Phase[], turn: number): number {
	const index = phases.findIndex((phase) => phase.turn >= turn);
	return index === -1 ? phases.length : index;
}
