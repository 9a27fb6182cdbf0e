import { expect, test } from 'vitest';
import { LET_GO_SECONDS, type Dose } from './dose.ts';
import { breath, count, hold, Phone, step, timed, toTheEnd } from './player.cast.ts';
import { practiceBody } from './practice.ts';
import { leftInTurn, phaseOf } from './state.ts';
import { phasesOf } from './timeline.ts';
import type { PlanStep } from './turn.ts';

function workSeconds(plan: PlanStep[], side: 'left' | 'right'): number {
	const { state } = new Phone(plan);
	return phasesOf(state.turns)
		.filter((phase) => phase.kind === 'work' && state.turns[phase.turn]?.side === side)
		.reduce((sum, phase) => sum + phase.seconds, 0);
}

test('counted work lasts repetitions times their length, in every set, with rest between', () => {
	expect(toTheEnd(new Phone([step('bridge', count)]).begin())).toBe(10 + 20 + 15 + 20);
});

test('holds are let go between, and there is no rest after the last', () => {
	expect(toTheEnd(new Phone([step('stretch', hold)]).begin())).toBe(10 + 3 * 10 + 2 * LET_GO_SECONDS);
});

test('breathing ends after a whole breath', () => {
	const odd: Dose = { mode: 'breath', minutes: 1, in: 4, hold_in: 0, out: 5, hold_out: 0 };
	expect(toTheEnd(new Phone([step('breathe', odd)]).begin())).toBe(10 + 7 * 9);
});

test('timed work runs its seconds in each set', () => {
	expect(toTheEnd(new Phone([step('roll', timed)]).begin())).toBe(10 + 45 + 15 + 45);
});

test.each([
	['count', count],
	['hold', hold],
	['timed', timed],
	['breath', breath]
])('both sides get equal time in %s mode', (_, dose) => {
	const plan = [step('thigh-rolling', dose, { sides: 'both' })];
	expect(workSeconds(plan, 'left')).toBeGreaterThan(0);
	expect(workSeconds(plan, 'left')).toBe(workSeconds(plan, 'right'));
});

test('the other side has a switch pause of its own', () => {
	const phone = new Phone([step('roll', timed, { sides: 'both' })]).begin();
	phone.wait(10 + 45 + 15 + 45 + 1);
	expect(phone.kind).toBe('switch');
	expect(phone.state.turns.map((turn) => turn.done)).toEqual([true, false]);
});

test('skipping says why, leaves out both sides and goes on with the next exercise', () => {
	const phone = new Phone([step('roll', timed, { sides: 'both' }), step('b', timed)]).begin().wait(12);
	phone.send({ type: 'skip', turn: 0, reason: 'equipment' });
	expect(phone.state.turns.map((turn) => turn.skipped)).toEqual(['equipment', 'equipment', null]);
	expect(phone.state.turns[phaseOf(phone.state)?.turn ?? 0]?.exercise).toBe('b');
});

test('skipping the last exercise leads to the end, and nothing counts as done', () => {
	const phone = new Phone([step('a', timed)]).begin().send({ type: 'skip', turn: 0, reason: 'time' });
	expect(phone.state.stage).toBe('after');
	expect(practiceBody(phone.state).steps).toMatchObject([{ done: false, skipped: 'time' }]);
});

test('a second tap on a reason does not skip the exercise after it', () => {
	const phone = new Phone([step('a', timed), step('b', timed), step('c', timed)]).begin();
	phone.send({ type: 'skip', turn: 0, reason: 'time' }).send({ type: 'skip', turn: 0, reason: 'time' });
	expect(phone.state.turns.map((turn) => turn.skipped)).toEqual(['time', null, null]);
});

test('double taps on next and on pause count once', () => {
	const phone = new Phone([step('a', timed), step('b', timed)]).begin();
	phone.wait(2).send({ type: 'next' }).sleep(0.15).send({ type: 'next' });
	expect(phone.kind).toBe('work');
	phone.wait(2).send({ type: 'pause' }).sleep(0.15).send({ type: 'resume' });
	expect(phone.state.stage).toBe('paused');
	phone.sleep(1).send({ type: 'resume' });
	expect(phone.state.stage).toBe('running');
});

test('the easier way holds from this set on and for the other side, and does not undo what was done', () => {
	const easy: Dose = { mode: 'timed', seconds: 20, sets: 1, rest: 0 };
	const plan = [step('roll', timed, { sides: 'both', easierDose: easy })];
	const phone = new Phone(plan).begin().wait(10 + 45 + 15 + 5);
	phone.send({ type: 'easier', turn: 0 });
	expect(phone.kind).toBe('rest');
	expect(toTheEnd(phone)).toBe(10 + 20 + 8 + 20);
	expect(practiceBody(phone.state).steps.every((each) => each.easier && each.done)).toBe(true);
});

test('the easier way does not start a clock that is paused', () => {
	const phone = new Phone([step('a', timed)]).begin().wait(20);
	phone.send({ type: 'pause' }).send({ type: 'easier', turn: 0 });
	expect([phone.state.stage, phone.state.turns[0]?.easier]).toEqual(['paused', true]);
});

test('the easier way without a dose of its own is noted and keeps the clock', () => {
	const phone = new Phone([step('a', timed)]).begin().wait(20).send({ type: 'easier', turn: 0 });
	expect(practiceBody(phone.state).steps[0]?.easier).toBe(true);
	expect(leftInTurn(phone.state)).toBe(95_000);
});

test('rising pain ends the practice and keeps both numbers', () => {
	const phone = new Phone([step('a', timed), step('b', timed)]).begin(3).wait(15);
	phone.send({ type: 'pain', turn: 0, value: 6 });
	expect(phone.state).toMatchObject({ stage: 'after', stopped: 'pain', risen: { from: 3, to: 6 } });
	expect(practiceBody(phone.state).steps.map((each) => each.skipped)).toEqual(['pain', 'pain']);
});

test('after rising pain only what is calm is offered, and only on request', () => {
	const plan = [step('a', timed), step('b', timed), step('breathe', breath, { kind: 'breathing' })];
	const phone = new Phone(plan).begin(5).wait(15).send({ type: 'pain', turn: 0, value: 7 });
	expect(phone.state.stage).toBe('paused');
	phone.sleep(1).send({ type: 'resume' });
	expect(phone.state.turns[phaseOf(phone.state)?.turn ?? 0]?.exercise).toBe('breathe');
});

test('pain that has not risen only skips the exercise', () => {
	const phone = new Phone([step('a', timed), step('b', timed)]).begin(3).wait(15);
	phone.send({ type: 'pain', turn: 0, value: 5 });
	expect(phone.state.stage).toBe('running');
	expect(phone.state.turns.map((turn) => turn.skipped)).toEqual(['pain', null]);
});

test('with strong pain only calm steps are played, and a routine without any does not begin', () => {
	const plan = [step('a', timed), step('breathe', breath, { kind: 'breathing' })];
	const calm = new Phone(plan).begin(8);
	expect(calm.state.turns[phaseOf(calm.state)?.turn ?? 0]?.exercise).toBe('breathe');
	expect(new Phone([step('a', timed)]).begin(9).state).toMatchObject({ stage: 'before', before: 9 });
	expect(new Phone([step('a', timed)], 'tension').begin(9).state.stage).toBe('running');
});

test('the body of the entry says everything that happened', () => {
	const phone = new Phone([step('a', timed)]).begin(6);
	toTheEnd(phone);
	phone.send({ type: 'rate', after: 4 });
	expect(phone.state.stage).toBe('over');
	expect(practiceBody(phone.state)).toEqual({
		routine: 'low-back',
		routine_version: 1,
		title: 'Low back',
		assignment: null,
		started_at: '2026-11-22T13:00:00.000+01:00',
		seconds: 115,
		short: false,
		steps: [{ exercise: 'a', side: null, done: true, skipped: null, easier: false }],
		measure: 'pain',
		before: 6,
		after: 4,
		stopped: null
	});
});

test('what is new to be fetched waits for a tap, however long that takes, and costs no time', () => {
	const plan = [step('a', timed), step('roll', timed, { things: ['mat', 'roller'] })];
	const phone = new Phone(plan).begin().wait(10 + 45 + 15 + 45 + 1);
	expect(phone.kind).toBe('fetch');
	const spent = phone.state.spent;
	phone.wait(300);
	expect([phone.kind, phone.state.spent]).toEqual(['fetch', spent]);
	phone.send({ type: 'next' });
	expect(phone.kind).toBe('ready');
	expect(toTheEnd(phone)).toBe(5 + 45 + 15 + 45);
});

test('what is in the hands already, or stands there anyhow, is not waited for', () => {
	const roller = { things: ['mat', 'roller'] };
	const plan = [
		step('a', timed),
		step('b', timed, { things: ['wall'] }),
		step('c', timed, roller),
		step('d', timed, roller)
	];
	expect(new Phone(plan).state.turns.map(({ opening }) => opening.waits)).toEqual([
		false,
		false,
		true,
		false
	]);
	expect(new Phone([step('c', timed, roller)]).state.turns[0]?.opening.waits).toBe(false);
});

test('a new position takes longer to get into', () => {
	const plan = [step('a', timed), step('b', timed), step('c', timed, { position: 'lying' })];
	expect(new Phone(plan).state.turns.map(({ opening }) => opening.seconds)).toEqual([10, 10, 20]);
});

test('an exercise says how long one lets go in between two holds', () => {
	expect(toTheEnd(new Phone([step('bird', hold, { letGo: 6 })]).begin())).toBe(10 + 3 * 10 + 2 * 6);
});

test('for who is in pain right now it is over without a question', () => {
	const calm = [step('slow', breath, { kind: 'breathing' })];
	const quiet = () => new Phone(calm, 'tension', true).begin();
	const phone = quiet();
	toTheEnd(phone);
	expect([phone.state.stage, phone.state.after]).toEqual(['over', null]);
	expect(quiet().send({ type: 'stop', reason: 'person' }).state.stage).toBe('over');
	expect(new Phone(calm, 'tension').begin().send({ type: 'stop', reason: 'person' }).state.stage).toBe(
		'after'
	);
});

test('what a sign has ended is told even then', () => {
	const phone = new Phone([step('slow', breath, { kind: 'breathing' })], 'tension', true).begin();
	expect(phone.send({ type: 'stop', reason: 'warning' }).state.stage).toBe('after');
	expect(phone.send({ type: 'rate', after: null }).state.stage).toBe('over');
});
