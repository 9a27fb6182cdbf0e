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

export function breathSeconds(dose: BreathDose): number {
	return dose.in + dose.hold_in + dose.out + dose.hold_out;
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
