import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { words } from '#lib/learn/words.for_tests.ts';
import { keptAnswers, progress, validate, visibleQuestions } from './answers.ts';
import { book, notices } from './book.ts';
import type { Answers } from './conditions.ts';
import { evaluate, type Verdict } from './evaluate.ts';

type Case = {
	answers: Answers;
	today: string;
	cleared: string[];
	refusals?: [string, string, string[]][];
	verdict?: Verdict;
	/** Id, questions, whether it is fully answered. */
	screens?: [string, string[], boolean][];
};
const vectors = new URL('../../../../tests/vectors/assessment_answers.json', import.meta.url);
const cases: Case[] = JSON.parse(readFileSync(vectors, 'utf8'));

describe('the vectors that Python and TypeScript share', () => {
	it('are there', () => {
		expect(cases.length).toBeGreaterThan(100);
	});

	it.each(cases.filter((one) => one.refusals))('refuse case %#', ({ answers, refusals }) => {
		const found = validate(book, answers);
		expect(found.map(({ question, code, allowed }) => [question, code, allowed])).toEqual(refusals);
	});

	it.each(cases.filter((one) => one.verdict))('judge case %#', (one) => {
		const { answers, today, cleared, verdict, screens } = one;
		expect(validate(book, answers)).toEqual([]);
		expect(evaluate(book, answers, today, cleared)).toEqual(verdict);
		const found = progress(book, answers).map(({ id, questions, done }) => [id, questions, done]);
		expect(found).toEqual(screens);
	});
});

describe('a check in progress', () => {
	it('asks what the answers so far call for', () => {
		const ids = visibleQuestions(book, { regions: ['knee'], age: 'under_18' }).map((question) => question.id);
		expect(ids).toContain('limp');
		expect(ids).not.toContain('goals');
	});

	it('forgets answers to questions that are no longer shown', () => {
		expect(keptAnswers(book, { regions: ['none'], pain: 7 })).toEqual({ regions: ['none'] });
	});

	it('is over at an emergency answer', () => {
		const asked = visibleQuestions(book, { now_chest: ['chest_pressure'], stress: 5 });
		expect(asked.at(-1)?.id).toBe('now_chest');
		expect(evaluate(book, { now_chest: ['chest_pressure'], stress: 5 }, '2026-11-22').outcome).toBe(
			'emergency'
		);
	});
});

describe('the sentences on every result', () => {
	it('follow from missing rows and missing signatures', () => {
		const { rules } = book;
		const [trial, unreviewed] = [words.notices.incomplete.text, words.notices.unreviewed.text];
		const missing = { ...rules, missing_gates: ['A9'] };
		expect(notices(words)).toEqual([unreviewed]);
		expect(notices(words, { ...book, rules: missing })).toEqual([trial, unreviewed]);
		expect(notices(words, { ...book, rules: { ...missing, reviewed: ['en'] } })).toEqual([trial]);
		const signed = { ...book, rules: { ...rules, reviewed: ['en' as const] } };
		expect(notices(words, signed)).toEqual([]);
		expect(notices(words, signed, 'es')).toEqual([words.notices.unreviewed.text]);
		expect(trial).toBe('Trial version: the safety questions are incomplete, not for real clients');
		expect(unreviewed).toBe('Not yet reviewed by a licensed clinician');
	});
});
