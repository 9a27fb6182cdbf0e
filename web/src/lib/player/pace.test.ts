import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as facts from '#generated/facts.ts';
import { breathAt } from './breath.ts';
import { atPace, breathSeconds, type BreathDose } from './dose.ts';
import { Phone, step, toTheEnd } from './player.cast.ts';
import { phaseOf, type PlayerState } from './state.ts';
import { phasesOf } from './timeline.ts';

const box: BreathDose = { mode: 'breath', minutes: 2, in: 4, hold_in: 4, out: 4, hold_out: 4 };
const slow: BreathDose = { mode: 'breath', minutes: 2, in: 4, hold_in: 0, out: 6, hold_out: 0 };
const breathing = (dose: BreathDose) => new Phone([step('breathe', dose, { kind: 'breathing' })]);
const written = facts.exercises.flatMap(({ dose, easier_dose }) =>
	[dose, easier_dose].flatMap((each) => (each?.mode === 'breath' ? [each as BreathDose] : []))
);

function momentOf({ turns, phase, elapsed }: PlayerState) {
	const now = phaseOf({ turns, phase } as PlayerState);
	if (now?.dose.mode !== 'breath') throw new Error('nobody breathes here');
	const at = elapsed / 1000 / breathSeconds(now.dose);
	return { at, ...breathAt(now.dose, elapsed / 1000) };
}

test('slower and quicker keep the breath out in proportion, by half seconds', () => {
	expect(atPace(slow, 2)).toMatchObject({ in: 5, out: 7.5 });
	expect(atPace(slow, -2)).toMatchObject({ in: 3, out: 4.5 });
	expect(atPace(slow, 0)).toEqual(slow);
});

test('nothing is held longer, and no breath is quicker or slower than the ends of the scale', () => {
	expect(atPace(box, 2)).toMatchObject({ in: 5, hold_in: 4, out: 5, hold_out: 4 });
	expect(atPace(box, -2)).toMatchObject({ in: 3, hold_in: 3, out: 3, hold_out: 3 });
	for (const dose of written) {
		for (let pace = -20; pace <= 20; pace += 1) {
			const other = atPace(dose, pace);
			expect(other.in).toBeGreaterThanOrEqual(Math.min(2, dose.in));
			expect(other.out).toBeGreaterThanOrEqual(other.in);
			expect(other.hold_in).toBeLessThanOrEqual(dose.hold_in);
			expect(other.hold_out).toBeLessThanOrEqual(dose.hold_out);
			expect(breathSeconds(other)).toBeLessThan(breathSeconds(dose) * 1.7);
		}
	}
});

test('another pace goes on from the same point of the same breath', () => {
	const phone = breathing(slow)
		.begin()
		.wait(10 + 32);
	const before = momentOf(phone.state);
	phone.send({ type: 'pace', turn: 0, pace: 2 });
	const after = momentOf(phone.state);
	expect(after.at).toBeCloseTo(before.at, 6);
	expect([after.part, after.breath]).toEqual([before.part, before.breath]);
	expect(after.level).toBeCloseTo(before.level, 2);
});

test('however often the pace changes, it ends after a whole breath and about when it would have', () => {
	const changes = fc.array(
		fc.record({ after: fc.integer({ min: 1, max: 50 }), pace: fc.integer({ min: -6, max: 6 }) }),
		{ maxLength: 8 }
	);
	fc.assert(
		fc.property(fc.constantFrom(...written), changes, (dose, all) => {
			const phone = breathing(dose).begin().wait(10);
			let breaths = 0;
			for (const { after, pace } of all) {
				phone.wait(after).send({ type: 'pace', turn: 0, pace });
				if (phone.state.stage !== 'running') break;
				const now = momentOf(phone.state);
				expect(now.breath).toBeGreaterThanOrEqual(breaths);
				breaths = now.breath;
				const { seconds, dose: shown } = phaseOf(phone.state) ?? {};
				if (shown?.mode !== 'breath') throw new Error('nobody breathes here');
				expect((seconds ?? 0) / breathSeconds(shown)).toBeCloseTo(phone.state.turns[0]?.breaths ?? 0, 6);
			}
			toTheEnd(phone);
			const most = Math.max(...[-20, 20].map((pace) => breathSeconds(atPace(dose, pace))));
			expect(Math.abs(phone.state.spent / 1000 - 10 - dose.minutes * 60)).toBeLessThanOrEqual(
				most * (all.length + 1)
			);
		})
	);
});

test('easier goes on at the same pace, with as many breaths as it has time for', () => {
	const easier: BreathDose = { ...slow, minutes: 1, in: 3, out: 4 };
	const phone = new Phone([step('breathe', slow, { kind: 'breathing', easierDose: easier })])
		.begin()
		.wait(40);
	phone.send({ type: 'pace', turn: 0, pace: -1 }).send({ type: 'easier', turn: 0 });
	const work = phasesOf(phone.state.turns).at(-1);
	expect(work?.dose).toMatchObject({ in: 2.5, out: 3.5 });
	expect(work?.seconds).toBe(60);
});

test('what was not asked for breathing stays as it is', () => {
	const phone = breathing(slow).begin().wait(3);
	phone.send({ type: 'pace', turn: 0, pace: 1 });
	expect(phone.state.turns[0]?.breaths).toBeUndefined();
	expect(phaseOf(phone.state)?.dose).toMatchObject({ in: 4.5 });
});

test('a sip comes on top of the breath in', () => {
	const sigh: BreathDose = { mode: 'breath', minutes: 1, in: 3, sip: 1, hold_in: 0, out: 8, hold_out: 0 };
	expect(breathSeconds(sigh)).toBe(12);
	expect(breathAt(sigh, 2.9)).toMatchObject({ part: 'in', left: 1 });
	expect(breathAt(sigh, 3).level).toBeCloseTo(0.78, 5);
	expect(breathAt(sigh, 3.5).part).toBe('sip');
	expect(breathAt(sigh, 4)).toMatchObject({ part: 'out', left: 8, level: 1 });
});

test('the breath that has begun is finished, however much slower it goes on', () => {
	const phone = breathing(slow)
		.begin()
		.send({ type: 'pace', turn: 0, pace: -4 })
		.wait(10 + 116);
	const before = momentOf(phone.state);
	expect(before.breath).toBe(24);
	phone.send({ type: 'pace', turn: 0, pace: 3 });
	expect(phone.state.stage).toBe('running');
	expect(phone.state.turns[0]?.breaths).toBe(24);
	expect(momentOf(phone.state).at).toBeCloseTo(before.at, 6);
});

test('what comes later is breathed at the same pace', () => {
	const plan = [step('a', slow), step('b', slow)].map((each) => ({ ...each, kind: 'breathing' }));
	const phone = new Phone(plan).begin().wait(15).send({ type: 'pace', turn: 0, pace: 1 });
	expect(phasesOf(phone.state.turns).map(({ dose }) => (dose as BreathDose).in)).toEqual([
		4.5, 4.5, 4.5, 4.5
	]);
	expect(phone.state.turns.map(({ breaths }) => breaths === undefined)).toEqual([false, true]);
});
