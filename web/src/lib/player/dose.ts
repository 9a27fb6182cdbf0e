import type { Dose } from '#generated/types.ts';

export type { Dose };
export type BreathDose = Extract<Dose, { mode: 'breath' }>;

/** Letting go between two holds, where an exercise says nothing else: long enough to breathe, short enough to stay in place. */
export const LET_GO_SECONDS = 3;

export function setsOf(dose: Dose): number {
	return dose.mode === 'breath' ? 1 : dose.sets;
}

export function restOf(dose: Dose): number {
	return dose.mode === 'breath' ? 0 : dose.rest;
}

export function breathSeconds({ in: into, sip = 0, hold_in, out, hold_out }: BreathDose): number {
	return into + sip + hold_in + out + hold_out;
}

/** How much quicker (-) or slower (+) than an exercise says somebody may breathe, in steps. */
const QUICKEST = -4;
const SLOWEST = 3;
/** Half a second a step, of the breath in. */
const STEP_SECONDS = 0.5;
/** Seconds of a breath in: quicker than this would be overbreathing. */
const LEAST_IN = 2;

/**
 * The breath of a dose at somebody's own pace; 0 is that of the dose. The breath out keeps its proportion, so that it stays the longer
 * one, and nothing is held longer than the dose says. Sources: clinical brief 2.4 (who has trouble with their lungs breathes at their own
 * pace; no hyperventilation), S53 (about 6 breaths a minute suits most); the steps and their ends are our own. Certainty: very low.
 */
export function atPace(dose: BreathDose, pace: number): BreathDose {
	const steps = Math.max(QUICKEST, Math.min(SLOWEST, pace));
	const into = Math.max(Math.min(LEAST_IN, dose.in), dose.in + steps * STEP_SECONDS);
	const share = into / dose.in;
	const held = Math.min(1, share);
	return {
		...dose,
		in: into,
		hold_in: halves(dose.hold_in * held),
		out: halves(dose.out * share),
		hold_out: halves(dose.hold_out * held)
	};
}

/** To half a second: what one can count along. */
function halves(seconds: number): number {
	return Math.round(seconds * 2) / 2;
}

/** What each mode counts by. The server takes no others (`server/chart/doses.py`). */
const NUMBERS: ReadonlyMap<unknown, string[]> = new Map([
	['count', ['sets', 'repetitions', 'seconds_per_repetition', 'rest']],
	['hold', ['sets', 'repetitions', 'hold', 'rest']],
	['timed', ['seconds', 'sets', 'rest']],
	['breath', ['minutes', 'in', 'hold_in', 'out', 'hold_out']]
]);
const COUNTS = new Set(['sets', 'repetitions']);
const MOST = 100;
const MAY_BE_ZERO = new Set(['rest', 'hold_in', 'hold_out']);
/** An hour of the same is a slip of the pen. */
const LONGEST_SECONDS = 3600;

/** Whether it can be played: a mode with every number it counts by, and none that makes time stand still or go on for ever. */
export function isDose(value: unknown): value is Dose {
	const dose = value as Record<string, unknown> | null | undefined;
	const numbers = NUMBERS.get(dose?.['mode']);
	if (!dose || !numbers) return false;
	const fit = numbers.every((name) => {
		const number = dose[name];
		if (typeof number !== 'number') return false;
		if (COUNTS.has(name)) return Number.isInteger(number) && number >= 1 && number <= MOST;
		return MAY_BE_ZERO.has(name) ? number >= 0 : number > 0;
	});
	return fit && workOf(dose as Dose).reduce((sum, seconds) => sum + seconds, 0) <= LONGEST_SECONDS;
}

/** Lengths in seconds of the stretches of work in one set; holds are separate, everything else is one stretch. */
export function workOf(dose: Dose): number[] {
	switch (dose.mode) {
		case 'count':
			return [dose.repetitions * dose.seconds_per_repetition];
		case 'hold':
			return new Array<number>(dose.repetitions).fill(dose.hold);
		case 'timed':
			return [dose.seconds];
		case 'breath': {
			// Whole breaths only: nobody should be sent away with full lungs.
			const one = breathSeconds(dose);
			return [Math.max(1, Math.round((dose.minutes * 60) / one)) * one];
		}
	}
}
