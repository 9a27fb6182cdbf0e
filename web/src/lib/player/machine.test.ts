/** What holds of every practice, whatever the person, the phone and its clock do meanwhile. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breath, count, hold, step, timed } from './player.cast.ts';
import { played, reopened, type PlayerEvent } from './player.ts';
import { practiceBody } from './practice.ts';
import { isUnderWay, phaseOf, prepared, type PlayerState } from './state.ts';
import { phasesOf } from './timeline.ts';
import { isOtherSide, type PlanStep } from './turn.ts';

const easy = { mode: 'timed', seconds: 20, sets: 1, rest: 0 } as const;

const planStep: fc.Arbitrary<PlanStep> = fc
	.record({
		exercise: fc.constantFrom('bridge', 'open-book', 'roll', 'breathe'),
		dose: fc.constantFrom(count, hold, timed, breath),
		kind: fc.constantFrom('movement', 'breathing'),
		sides: fc.constantFrom('none' as const, 'both' as const, 'one' as const),
		position: fc.constantFrom('lying', 'sitting'),
		things: fc.constantFrom(['mat'], ['mat', 'ball'], []),
		easierDose: fc.constantFrom(null, easy),
		letGo: fc.constantFrom(3, 6)
	})
	.map(({ exercise, dose, ...other }) => step(exercise, dose, other));

const plan = fc.array(planStep, { minLength: 1, maxLength: 4 });

const TAPS = [
	'pause',
	'resume',
	'next',
	'skip',
	'easier',
	'hurts',
	'kept',
	'not_kept',
	'quicker',
	'slower'
] as const;

/** One thing that happens: time passes with the screen on or off, a tap, a kill, a clock that is set. */
type Happening =
	| { what: 'wait' | 'sleep' | 'clock'; seconds: number }
	| { what: 'kill' }
	| {
			what: 'tap';
			event: (typeof TAPS)[number];
			twice: boolean;
	  };

const happening: fc.Arbitrary<Happening> = fc.oneof(
	{
		weight: 5,
		arbitrary: fc.record({ what: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 40 }) })
	},
	fc.record({ what: fc.constant('sleep' as const), seconds: fc.integer({ min: 1, max: 400 }) }),
	fc.record({ what: fc.constant('clock' as const), seconds: fc.integer({ min: -3600, max: 8 }) }),
	fc.constant({ what: 'kill' as const }),
	{
		weight: 3,
		arbitrary: fc.record({
			what: fc.constant('tap' as const),
			event: fc.constantFrom(...TAPS),
			twice: fc.boolean()
		})
	}
) as fc.Arbitrary<Happening>;

const TICK = 200;

/** A practice as it goes on, with what the world outside knows of it. */
class Lived {
	now = 1_000_000;
	state: PlayerState;
	/** Milliseconds of work, by turn. */
	worked = new Map<number, number>();
	/** Milliseconds that it may count, and no more. */
	passed = 0;

	constructor(steps: readonly PlanStep[]) {
		const routine = { id: 'r', version: 1, title: 'R', measure: 'tension' as const };
		const wanted = {
			routine,
			assignment: null,
			short: false,
			plan: steps,
			startedAt: '2026-11-22T13:00:00.000+01:00'
		};
		this.state = played(prepared(wanted, this.now), { type: 'begin', before: null }, this.now);
	}

	send(event: PlayerEvent) {
		const before = this.state;
		this.state = played(before, event, this.now);
		this.note(before, this.state.spent - before.spent);
	}

	/** What was lived through, phase by phase: one moment may end one and begin another. */
	note(before: PlayerState, ms: number) {
		let [rest, into] = [ms, before.elapsed];
		for (const { kind, turn, seconds } of phasesOf(before.turns).slice(before.phase)) {
			const lived = Math.min(rest, seconds * 1000 - into);
			if (kind === 'work') this.worked.set(turn, (this.worked.get(turn) ?? 0) + lived);
			[rest, into] = [rest - lived, 0];
		}
	}

	happens(happening: Happening) {
		if (happening.what === 'wait') this.wait(happening.seconds);
		else if (happening.what === 'kill') this.state = reopened(structuredClone(this.state), this.now);
		else if (happening.what === 'tap')
			for (let tap = 0; tap <= Number(happening.twice); tap++) this.tap(happening.event);
		else {
			this.now += happening.seconds * 1000;
			// What is slept through counts only where the person says so, or where it was too short to be noticed.
			if (happening.seconds > 0) this.passed += happening.seconds * 1000;
			this.send({ type: 'tick' });
		}
	}

	wait(seconds: number) {
		for (let ms = 0; ms < seconds * 1000; ms += TICK) {
			this.now += TICK;
			this.passed += TICK;
			this.send({ type: 'tick' });
		}
	}

	pace(event: 'quicker' | 'slower'): number {
		return (this.state.turns[phaseOf(this.state)?.turn ?? 0]?.pace ?? 0) + (event === 'slower' ? 1 : -1);
	}

	tap(event: Extract<Happening, { what: 'tap' }>['event']) {
		const turn = phaseOf(this.state)?.turn ?? 0;
		if (event === 'skip') this.send({ type: 'skip', turn, reason: 'time' });
		else if (event === 'hurts') this.send({ type: 'pain', turn, value: 3 });
		else if (event === 'quicker' || event === 'slower')
			this.send({ type: 'pace', turn, pace: this.pace(event) });
		else if (event === 'easier') this.send({ type: 'easier', turn });
		else if (event === 'kept' || event === 'not_kept') this.send({ type: 'go_on', kept: event === 'kept' });
		else this.send({ type: event });
	}

	/** Nobody disturbs it any more. */
	toTheEnd() {
		for (let step = 0; step < 400 && isUnderWay(this.state); step++) {
			if (this.state.stage === 'away') this.send({ type: 'go_on', kept: false });
			this.now += 1000;
			if (this.state.stage === 'paused') this.send({ type: 'resume' });
			if (phaseOf(this.state)?.kind === 'fetch') this.send({ type: 'next' });
			this.wait(20);
		}
	}
}

test('whatever happens, every exercise is done or left out in the end, none twice, and the entry says so', () => {
	fc.assert(
		fc.property(plan, fc.array(happening, { maxLength: 25 }), (steps, happenings) => {
			const practice = new Lived(steps);
			const order: number[] = [];
			for (const each of happenings) {
				practice.happens(each);
				const turn = phaseOf(practice.state)?.turn;
				if (turn !== undefined && turn !== order.at(-1)) order.push(turn);
			}
			practice.toTheEnd();
			expect(practice.state.stage).toBe('after');
			expect(order).toEqual([...new Set(order)].sort((a, b) => a - b));
			const body = practiceBody(practice.state);
			const wanted = steps.flatMap(({ exercise, sides }) =>
				sides === 'both' ? [`${exercise} left`, `${exercise} right`] : [`${exercise} null`]
			);
			expect(body.steps.map(({ exercise, side }) => `${exercise} ${side}`)).toEqual(wanted);
			for (const each of body.steps) expect(each.done !== (each.skipped !== null)).toBe(true);
		}),
		{ numRuns: 300 }
	);
});

test('no more time is counted than has passed, and none while it is paused, away or waited for', () => {
	fc.assert(
		fc.property(plan, fc.array(happening, { maxLength: 25 }), (steps, happenings) => {
			const practice = new Lived(steps);
			for (const each of happenings) {
				const before = practice.state;
				const stands =
					before.stage === 'paused' || before.stage === 'away' || phaseOf(before)?.kind === 'fetch';
				practice.happens(each);
				if (stands && (each.what === 'wait' || each.what === 'sleep'))
					expect(practice.state.spent).toBe(before.spent);
			}
			expect(practice.state.spent).toBeLessThanOrEqual(practice.passed);
		}),
		{ numRuns: 300 }
	);
});

test('both sides are worked equally long, within a tick, when nobody changes or leaves out anything', () => {
	const quiet = happening.filter(
		(each) =>
			each.what !== 'sleep' && !(each.what === 'tap' && !['pause', 'resume', 'not_kept'].includes(each.event))
	);
	fc.assert(
		fc.property(plan, fc.array(quiet, { maxLength: 15 }), (steps, happenings) => {
			const practice = new Lived(steps);
			for (const each of happenings) practice.happens(each);
			practice.toTheEnd();
			const { turns } = practice.state;
			for (const index of turns.keys()) {
				if (!isOtherSide(turns, index)) continue;
				const [left = 0, right = 0] = [practice.worked.get(index - 1), practice.worked.get(index)];
				expect(Math.abs(left - right)).toBeLessThanOrEqual(TICK);
			}
		}),
		{ numRuns: 200 }
	);
});

test('a practice left alone takes exactly as long as it says', () => {
	fc.assert(
		fc.property(plan, (steps) => {
			const practice = new Lived(steps);
			practice.toTheEnd();
			const seconds = phasesOf(practice.state.turns).reduce((sum, phase) => sum + phase.seconds, 0);
			expect(practiceBody(practice.state).seconds).toBe(Math.round(seconds));
		})
	);
});
