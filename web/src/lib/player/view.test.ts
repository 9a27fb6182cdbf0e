import { expect, test } from 'vitest';
import { breathAt, breathPath } from './breath.ts';
import { cuesBetween } from './cues.ts';
import type { BreathDose, Dose } from './dose.ts';
import { hasRisen } from './pain.ts';
import { step } from './player.cast.ts';
import { played } from './player.ts';
import { practiceEntry } from './practice.ts';
import { prepared, type PlayerState } from './state.ts';
import { viewOf } from './view.ts';

const slow: BreathDose = { mode: 'breath', minutes: 2, in: 4, hold_in: 1, out: 6, hold_out: 0 };
const count: Dose = { mode: 'count', sets: 1, repetitions: 3, seconds_per_repetition: 2, rest: 0 };

function begun(): PlayerState {
	const plan = [
		step('slider', count, { kind: 'nerve', sides: 'both' }),
		step('breathe', slow, { kind: 'breathing' })
	];
	const routine = { id: 'wrist-and-hand', version: 1, title: 'Wrist', measure: 'pain' as const };
	const wanted = {
		routine,
		assignment: null,
		short: false,
		plan,
		startedAt: '2026-11-22T13:00:00.000+01:00'
	};
	return played(prepared(wanted, 0), { type: 'begin', before: null }, 0);
}

/** Maria's practice at each whole `step` of milliseconds. */
function watch(seconds: number, step = 200): PlayerState[] {
	const states = [begun()];
	for (let now = step; now <= seconds * 1000; now += step) {
		states.push(played(states.at(-1) ?? begun(), { type: 'tick' }, now));
	}
	return states;
}

test('the breath rises, stays and falls in its own rhythm', () => {
	expect(breathAt(slow, 0)).toMatchObject({ part: 'in', left: 4, level: 0, breath: 1 });
	expect(breathAt(slow, 2).level).toBeCloseTo(0.5);
	expect(breathAt(slow, 4.5)).toMatchObject({ part: 'hold_in', level: 1 });
	expect(breathAt(slow, 5)).toMatchObject({ part: 'out', left: 6 });
	expect(breathAt(slow, 11)).toMatchObject({ part: 'in', breath: 2 });
});

test('the dot lies on the breath line', () => {
	const points = breathPath(slow, 2, 40).slice(1).split('L');
	for (const point of points) {
		const [second = 0, y = 0] = point.split(' ').map(Number);
		if (second < 22) expect((1 - breathAt(slow, second).level) * 40).toBeCloseTo(y, 1);
	}
});

test('both sides are one exercise of the routine, and the other side is announced', () => {
	const [first] = watch(0);
	expect(first && viewOf(first)).toMatchObject({
		kind: 'ready',
		exercise: 1,
		exercises: 2,
		secondsLeft: 10,
		next: { otherSide: true, turn: { side: 'right' } }
	});
});

test('repetitions are counted from one and never past the last', () => {
	const seen = watch(16).map((state) => viewOf(state)?.repetition);
	expect([...new Set(seen)]).toEqual([null, 1, 2, 3]);
});

test('every change of phase is heard once, and the last three seconds before work', () => {
	const views = watch(25).map(viewOf);
	const cues = views.slice(1).flatMap((view, i) => cuesBetween(views[i] ?? null, view));
	const phases = cues.flatMap((cue) => (cue.type === 'phase' ? [cue.kind] : []));
	expect(phases).toEqual(['work', 'switch', 'work']);
	expect(cues.filter((cue) => cue.type === 'soon')).toHaveLength(6);
	expect(cues.filter((cue) => cue.type === 'repetition')).toHaveLength(2);
});

test('each part of a breath has its cue, and the end is heard', () => {
	const states = watch(180);
	const views = states.map(viewOf);
	const cues = views.slice(1).flatMap((view, i) => cuesBetween(views[i] ?? null, view));
	const breaths = cues.flatMap((cue) => (cue.type === 'breath' ? [cue.part] : []));
	expect(breaths.slice(0, 4)).toEqual(['in', 'hold_in', 'out', 'in']);
	expect(breaths).toHaveLength(33);
	expect(cues.at(-1)).toEqual({ type: 'end' });
});

test.each([
	[null, 5, false],
	[null, 6, true],
	[0, 5, false],
	[4, 6, true],
	[5, 6, false],
	[5, 7, true],
	[7, 8, false],
	[7, 9, true],
	[8, 8, true]
])('pain from %s to %s ends the exercise: %s', (before, now, risen) => {
	expect(hasRisen(before, now)).toBe(risen);
});

test('a practice saved before the app was killed is not saved twice', () => {
	const state = begun();
	const body = { started_at: state.startedAt, routine: state.routine.id };
	const entry = { kind: 'practice', body };
	expect(practiceEntry([entry], state)).toBe(entry);
	expect(practiceEntry([{ ...entry, body: { ...body, started_at: 'earlier' } }], state)).toBeNull();
	expect(practiceEntry([{ kind: 'rating', body }], state)).toBeNull();
});
