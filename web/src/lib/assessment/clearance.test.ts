import { describe, expect, test } from 'vitest';
import type { AnyEntry, Fact } from '#lib/progress/facts.ts';
import { visibleQuestions } from './answers.ts';
import { book } from './book.ts';
import { lastDay, resultOn, standingOf, within } from './clearance.ts';
import type { Answers } from './conditions.ts';
import { holdOf } from './hold.ts';
import { stayLifted } from './stay_lifted.ts';

const TODAY = '2026-11-18';
const NOW = new Date('2026-11-18T12:00:00Z');

let made = 0;
function entry(kind: string, body: object, day = '2026-11-01'): AnyEntry {
	made += 1;
	return { id: `e${made}`, kind, happened_at: `${day}T10:00:00.000+00:00`, author: 'maria', body };
}

const EXPECTED = { outcome: 'combination', not_before: null, routines: ['low-back'] };
type Body = Partial<Fact<'assessment'>['body']>;
function asking(reasons: string[], more: Body = {}): Fact<'assessment'> {
	const body = { outcome: 'clearance_first', when: null, not_before: null, reasons, routines: ['calm-down'] };
	return entry('assessment', { ...body, then: EXPECTED, ...more }) as Fact<'assessment'>;
}
function word(gates: string[], more: Partial<Fact<'clearance'>['body']> = {}): Fact<'clearance'> {
	const body = { gates, seen: 'told', until: null, note: '', on: '2026-11-02', ...more };
	return entry('clearance', body) as Fact<'clearance'>;
}
const holdsBack = (...entries: AnyEntry[]) => holdOf(entries, NOW, 'UTC').cause;

describe('a word of a clinician', () => {
	test('opens the way once every gate is named, by one or by several', () => {
		const check = asking(['heart', 'clot']);
		expect(holdsBack(check, word(['heart']))).toBe('clearance');
		expect(holdsBack(check, word(['heart']), word(['clot']))).toBeNull();
		expect(holdsBack(check, word(['heart', 'clot', 'other']))).toBeNull();
		const entries = [check, word(['heart'])];
		expect(standingOf(entries, check, TODAY)).toMatchObject({
			lifted: ['heart'],
			left: ['clot'],
			whole: false
		});
	});

	test('lifts nothing that needs help now or a doctor today', () => {
		const now = { outcome: 'emergency', when: 'now' } as const;
		const today = { outcome: 'doctor_soon', when: 'today', also: ['heart'] } as const;
		expect(holdsBack(asking(['G5'], now), word(['G5']))).toBe('emergency');
		expect(holdsBack(asking(['C1'], { ...today, also: ['heart'] }), word(['C1', 'heart']))).toBe(
			'doctor_today'
		);
	});

	test('to a doctor within days lifts that, and what else is left is a clearance', () => {
		const days = asking(['N7'], { outcome: 'doctor_soon', when: 'days', also: ['heart'] });
		expect(holdsBack(days)).toBe('doctor_days');
		expect(holdsBack(days, word(['N7']))).toBe('clearance');
		expect(holdsBack(days, word(['N7', 'heart']))).toBeNull();
	});

	test('opens nothing where something stays that no word lifts', () => {
		expect(holdsBack(asking(['under_18'], { then: null }), word(['under_18']))).toBe('clearance');
	});

	test('waits with what was to wait as well, such as a fever', () => {
		const check = asking(['heart'], {
			then: { ...EXPECTED, outcome: 'self_care', not_before: '2026-11-20' }
		});
		expect(holdOf([check, word(['heart'])], NOW, 'UTC')).toMatchObject({
			cause: 'postponed',
			until: '2026-11-20'
		});
	});

	test('is about the check before it: a later one says itself what stayed lifted', () => {
		const given = word(['heart']);
		expect(holdsBack(given, asking(['heart']))).toBe('clearance');
		expect(holdsBack(asking(['heart']), given, asking(['heart']))).toBe('clearance');
		const later = asking([], { outcome: 'massage', cleared: ['heart'] });
		expect(holdsBack(asking(['heart']), given, later)).toBeNull();
	});

	test('ends on its day, else six months after it was said, and with it what rested on it', () => {
		expect(lastDay(word(['heart'], { until: '2026-12-24' }))).toBe('2026-12-24');
		expect(lastDay(word(['heart'], { on: '2026-08-31' }))).toBe('2027-02-28');
		expect(lastDay(word(['heart'], { on: '2027-08-31' }))).toBe('2028-02-29');
		const [early, late] = [{ on: '2026-05-17' }, { on: '2026-05-18' }];
		expect(holdsBack(asking(['heart']), word(['heart'], late))).toBeNull();
		expect(holdsBack(asking(['heart']), word(['heart'], early))).toBe('clearance');
		const later = asking([], { outcome: 'massage', cleared: ['heart'] });
		expect(holdsBack(word(['heart'], early), later)).toBe('clearance');
		expect(resultOn([later], later, TODAY).outcome).toBe('clearance_first');
		expect(holdsBack(word(['heart'], early), later, word(['heart']))).toBeNull();
	});

	test('allows what it names: what was said last about a gate counts', () => {
		const check = asking(['heart', 'clot']);
		const massage = word(['heart', 'clot'], { allows: ['massage'] });
		const both = word(['heart', 'clot'], { allows: ['massage', 'art', 'exercises'] });
		const on = (...entries: AnyEntry[]) => resultOn([check, ...entries], check, TODAY).outcome;
		expect(on(massage)).toBe('massage');
		expect(on(massage, both)).toBe('combination');
		expect(on(both, word(['clot'], { allows: ['art', 'exercises'] }))).toBe('art');
		expect(holdsBack(check, massage)).toBe('exercises_not_allowed');
		expect(holdsBack(check, both)).toBeNull();
		expect(within('massage', ['art'])).toBe('self_care');
		expect(within('doctor_soon', [])).toBe('doctor_soon');
	});

	test('leads to what was expected, with its routines', () => {
		const check = asking(['heart']);
		expect(resultOn([check, word(['heart'])], check, TODAY)).toMatchObject(EXPECTED);
		expect(resultOn([check], check, TODAY)).toMatchObject({
			outcome: 'clearance_first',
			routines: ['calm-down']
		});
	});
});

describe('at the next check', () => {
	function answered(given: Answers): Answers {
		const chosen: Answers = { age: 'to_44', how_started: 'slowly', ...given };
		const answers: Answers = {};
		for (;;) {
			const open = visibleQuestions(book, answers).find(({ id }) => answers[id] === undefined);
			if (!open) return answers;
			const harmless = open.type === 'number' ? 0 : (open.none ?? open.options[0] ?? '');
			answers[open.id] = chosen[open.id] ?? (open.type === 'options' ? [String(harmless)] : harmless);
		}
	}
	const then = answered({ conditions: ['heart'], medicines: ['blood_thinners'] });
	const check = asking(['clear_heart', 'clear_blood_thinners']);
	const entries = [check, word(['clear_heart', 'clear_blood_thinners'])];
	const stays = (now: Answers, before: Answers | null = then) =>
		stayLifted(book, entries, before && { entry: check, answers: before }, now, TODAY);

	test('what was said stays said where its answers are as they were', () => {
		expect(stays(then)).toEqual(['clear_heart', 'clear_blood_thinners']);
		expect(stays(answered({ conditions: ['heart', 'migraine'], medicines: ['steroids'] }))).toEqual([
			'clear_heart'
		]);
		expect(stays(answered({}))).toEqual([]);
	});

	test('an answer that changes ends it, also a slip of the gate to other answers', () => {
		const longAgo = answered({ tingling: 'constant', regions: ['wrist_hand'], known: ['nerve_untested'] });
		expect(stays(longAgo)).toEqual([]);
		expect(stays(then, null)).toEqual([]);
		expect(stays(then, answered({ conditions: ['heart'] }))).toEqual(['clear_heart']);
	});
});
