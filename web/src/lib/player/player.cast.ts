/** Maria, her phone and a clock, for the tests of the player. */
import { LET_GO_SECONDS, type Dose } from './dose.ts';
import { played, type PlayerEvent } from './player.ts';
import { phaseOf, prepared, type PlayerState } from './state.ts';
import type { PlanStep } from './turn.ts';

const NOON = Date.parse('2026-11-22T12:00:00Z');
export const count: Dose = { mode: 'count', sets: 2, repetitions: 5, seconds_per_repetition: 4, rest: 15 };
export const hold: Dose = { mode: 'hold', sets: 1, repetitions: 3, hold: 10, rest: 20 };
export const breath: Dose = { mode: 'breath', minutes: 1, in: 4, hold_in: 0, out: 6, hold_out: 0 };
export const timed: Dose = { mode: 'timed', seconds: 45, sets: 2, rest: 15 };

export function step(exercise: string, dose: Dose, other: Partial<PlanStep> = {}): PlanStep {
	const alone = { position: 'sitting', things: [], easierDose: null, letGo: LET_GO_SECONDS };
	return { exercise, kind: 'movement', sides: 'none', dose, ...alone, ...other };
}

/** Maria's phone: a player, a clock, and her thumb. */
export class Phone {
	now = NOON;
	state: PlayerState;

	constructor(plan: PlanStep[], measure: 'pain' | 'tension' = 'pain', quiet = false) {
		const routine = { id: 'low-back', version: 1, title: 'Low back', measure };
		const startedAt = '2026-11-22T13:00:00.000+01:00';
		this.state = prepared({ routine, assignment: null, short: false, quiet, plan, startedAt }, this.now);
	}

	send(event: PlayerEvent): this {
		this.state = played(this.state, event, this.now);
		return this;
	}

	begin(before: number | null = null): this {
		return this.send({ type: 'begin', before });
	}

	/** Time passes with the screen on: the page looks at the clock every 200 ms. */
	wait(seconds: number): this {
		const until = this.now + seconds * 1000;
		while (this.now < until) {
			this.now = Math.min(until, this.now + 200);
			this.send({ type: 'tick' });
		}
		return this;
	}

	/** Time passes and the page is frozen. */
	sleep(seconds: number): this {
		this.now += seconds * 1000;
		return this;
	}

	get kind() {
		return phaseOf(this.state)?.kind;
	}
}

/** Seconds until the practice is over, with the screen on. */
export function toTheEnd(phone: Phone): number {
	const began = phone.now;
	while (phone.state.stage === 'running') phone.wait(1);
	return (phone.now - began) / 1000;
}
