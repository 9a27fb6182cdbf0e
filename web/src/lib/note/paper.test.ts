import { expect, test } from 'vitest';
import { questions } from '#generated/questions.ts';
import { words } from '#lib/learn/words.for_tests.ts';
import { book } from '#lib/assessment/book.ts';
import type { Answers } from '#lib/assessment/conditions.ts';
import { evaluate } from '#lib/assessment/evaluate.ts';
import { expectedLine } from '#lib/check/expected.ts';
import { saidAnswers } from '#lib/check/reasons.ts';
import { rendered } from '#lib/ui/rendered.for_tests.ts';
import DoctorNote from './DoctorNote.svelte';
import { answerLines } from './lines.ts';
import { addable, decisions, isForDoctor, noteKinds, onPaper, otherAnswers, type Told } from './paper.ts';
import TherapistNote from './TherapistNote.svelte';

const DAY = '2026-11-22';
const LOW: Answers = {
	mood: 'crisis',
	mood_interest: 'nearly_every_day',
	mood_down: 'nearly_every_day',
	worry_nervous: 'not_at_all',
	worry_control: 'not_at_all'
};
const UNSURE: Answers = { now_mind: ['not_sure'], mind_unsure: 'safe' };

function told(given: Answers, cleared: string[] = []): Told {
	const answers = { who: 'me', age: 'to_44', ...given };
	return { answers, day: DAY, verdict: evaluate(book, answers, DAY, cleared) };
}

const doctorReads = (result: Told) => rendered(DoctorNote, { result, words, told: {} });
const therapistReads = (result: Told) => rendered(TherapistNote, { result, words, told: {} });
const rulesOf = ({ verdict }: Told) => [...verdict.reasons, ...verdict.also].map(({ rule }) => rule);

test('an emergency has no page, a doctor first has both, everything else the one for a therapist', () => {
	expect(noteKinds(book, told({ now_chest: ['coughing_blood'], medicines: ['blood_thinners'] }))).toEqual([]);
	expect(noteKinds(book, told({ medicines: ['blood_thinners'] }))).toEqual(['doctor', 'therapist']);
	expect(noteKinds(book, told({ signs_limbs: ['hot_joint'] }))).toEqual(['doctor', 'therapist']);
	expect(noteKinds(book, told({ goals: ['calm'], stress: 8 }))).toEqual(['therapist']);
});

test('each reason asks its question, and the one for all that have none stands there once', () => {
	const two = told({ signs_limbs: ['hot_joint'], hands: ['thumb_weak'], medicines: ['blood_thinners'] });
	expect(rulesOf(two).filter((rule) => !words.to_decide[rule]).length).toBeGreaterThan(1);
	expect(decisions(two.verdict, words)).toEqual([
		words.to_decide['any']?.text,
		words.to_decide['clear_blood_thinners']?.text
	]);
	const alike = told({ conditions: ['very_high_pressure', 'high_blood_pressure'] });
	expect(decisions(alike.verdict, words)).toHaveLength(1);
});

test('what was said about mood is on no page unless it is added', () => {
	const low = told({ ...LOW, medicines: ['blood_thinners'] });
	const page = onPaper(book, low);
	expect(Object.keys(page.answers).filter((id) => id.startsWith('mood'))).toEqual([]);
	expect(rulesOf(page)).toEqual(['clear_blood_thinners']);
	expect(doctorReads(page)).not.toMatch(/mood|little interest/i);
	const added = onPaper(book, low, ['mood']);
	expect(added.verdict).toEqual(low.verdict);
	expect(doctorReads(added)).toContain(words.rules['W7']?.text);
});

test('a result that rests on mood alone is nothing to print until it is added, and never for a therapist', () => {
	const low = told(LOW);
	expect(noteKinds(book, low)).toEqual(['doctor']);
	expect(isForDoctor(onPaper(book, low))).toBe(false);
	expect(isForDoctor(onPaper(book, low, ['mood']))).toBe(true);
});

test('thoughts of self-harm are added by themselves, never with the mood', () => {
	const both = told({ ...LOW, ...UNSURE, medicines: ['blood_thinners'] });
	expect(addable(questions, both.answers)).toEqual(['mood', 'harm']);
	expect(onPaper(book, both, ['mood']).answers).not.toHaveProperty('now_mind');
	expect(doctorReads(onPaper(book, both, ['mood']))).not.toMatch(/hurting yourself/);
	expect(onPaper(book, both, ['mood', 'harm']).verdict.when).toBe('today');
});

test('there is nothing to add where nothing is wrong', () => {
	expect(addable(questions, { mood: 'no', now_mind: ['none'] })).toEqual([]);
	expect(addable(questions, { ...LOW, now_mind: ['none'] })).toEqual(['mood']);
});

test('a result told by other rules, without its answers, is not judged anew', () => {
	const old = { ...told({ medicines: ['blood_thinners'] }), answers: {} };
	expect(onPaper(book, old)).toBe(old);
});

test('medicines and illnesses beside the reasons are named, each once', () => {
	const result = told({
		medicines: ['blood_thinners', 'low_aspirin'],
		conditions: ['migraine'],
		leave_out: ['none'],
		known: ['arthritis']
	});
	expect(otherAnswers(result, questions)).toEqual({
		medicines: ['low_aspirin'],
		conditions: ['migraine'],
		known: ['arthritis']
	});
});

test('an answer that says nothing alone stands with its question', () => {
	const said = saidAnswers(
		{ medicines: ['insulin'], night: 'tingling', stress: 8 },
		words,
		questions.questions
	);
	const line = answerLines(said, questions);
	expect(line).toContain(words.questions['night']?.text);
	expect(line).toContain('8 / 10');
	expect(line).not.toContain(words.questions['medicines']?.text);
});

test('a therapist reads what was lifted and what to keep to, and the wish', () => {
	const page = told({ medicines: ['blood_thinners'], goals: ['calm'], stress: 8, touch: 'light' }, [
		'clear_blood_thinners'
	]);
	expect(page.verdict.lifted).toHaveLength(1);
	const read = therapistReads(page);
	expect(read).toContain(words.if_allowed['clear_blood_thinners']?.text);
	expect(read).toContain(words.notes['light_pressure']?.advice);
	expect(read).toContain(words.cautions['blood_thinners']?.advice);
	expect(therapistReads(told({ medicines: ['blood_thinners'] }))).not.toContain(
		words.if_allowed['clear_blood_thinners']?.text
	);
});

test('what is expected after a yes or after the waiting stands in one line', () => {
	const line = (given: Answers) => expectedLine(told(given).verdict, words);
	expect(line({ medicines: ['blood_thinners'], goals: ['calm'], stress: 8 })).toBe(
		'If your doctor says yes, we would expect: Massage.'
	);
	expect(line({ medicines: ['blood_thinners'], ill_today: ['fever'] })).toMatch(/says yes, wait until \w+/);
	expect(line({ ill_today: ['fever'], goals: ['calm'], stress: 8 })).toMatch(
		/^From .+ on: Massage fits you\.$/
	);
	expect(line({ signs_limbs: ['hot_joint'] })).toBeNull();
	expect(line({ goals: ['calm'], stress: 8 })).toBeNull();
});
