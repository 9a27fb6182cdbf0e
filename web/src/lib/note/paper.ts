// What of a result goes onto a page for the doctor or the therapist. Paper leaves the device: mood stays out unless its person adds it.
import type { Outcome, Question, CheckWords } from '#generated/types.ts';
import type { Book } from '#lib/assessment/answers.ts';
import type { Answers } from '#lib/assessment/conditions.ts';
import { evaluate, type Verdict } from '#lib/assessment/evaluate.ts';
import { PRIVATE } from '#lib/check/keeping.ts';
import type { Day } from '#lib/progress/days.ts';

export type NoteKind = 'doctor' | 'therapist';

/** `mood`: what was said about mood; `harm`: about hurting oneself, which is a step of its own. */
export type Added = 'mood' | 'harm';

/** A result with the answers it rests on, as far as they are known, and the day it is of. */
export interface Told {
	verdict: Verdict;
	answers: Answers;
	day: Day;
}

const asksDoctor = (outcome: Outcome) => outcome === 'doctor_soon' || outcome === 'clearance_first';

function addedBy({ id, screen }: Question): Added | null {
	if (!PRIVATE.includes(id)) return null;
	return screen === 'right_now' ? 'harm' : 'mood';
}

/** What there is to add: an answer that says that nothing is wrong says nothing to a doctor. */
export function addable({ questions }: Book['questions'], answers: Answers): Added[] {
	const said = questions.filter(({ id, none }) => {
		const given = answers[id];
		return given !== undefined && given !== 'no' && !(Array.isArray(given) && given.includes(none ?? ''));
	});
	const found = said.map(addedBy);
	return (['mood', 'harm'] as const).filter((one) => found.includes(one));
}

/** The result as a page may tell it: judged anew from the answers that go onto it, so that nothing else shines through. */
export function onPaper(book: Book, told: Told, added: readonly Added[] = []): Told {
	const left = book.questions.questions.filter((question) => {
		const by = addedBy(question);
		return told.answers[question.id] !== undefined && (by === null || added.includes(by));
	});
	if (left.length === Object.keys(told.answers).length) return told;
	const answers = Object.fromEntries(left.map(({ id }) => [id, told.answers[id] ?? []]));
	const lifted = told.verdict.lifted.map(({ rule }) => rule);
	return { ...told, answers, verdict: evaluate(book, answers, told.day, lifted) };
}

/** Which pages there are of a result, the one that fits best first. What rests on mood alone tells a therapist nothing but that. */
export function noteKinds(book: Book, told: Told): NoteKind[] {
	const { outcome, when } = told.verdict;
	if (outcome === 'emergency') return [];
	const without = onPaper(book, told).verdict;
	const same = without.outcome === outcome && without.when === when;
	return [...(asksDoctor(outcome) ? (['doctor'] as const) : []), ...(same ? (['therapist'] as const) : [])];
}

/** Whether a doctor has something to decide by it. */
export function isForDoctor({ verdict }: Told): boolean {
	return asksDoctor(verdict.outcome);
}

/** What a doctor is asked to decide, each question once, though several reasons ask it. */
export function decisions(
	{ reasons, also }: Verdict,
	{ to_decide }: Pick<CheckWords, 'to_decide'>
): string[] {
	const asked = [...reasons, ...also].flatMap(
		({ rule }) => (to_decide[rule] ?? to_decide['any'])?.text ?? []
	);
	return [...new Set(asked)];
}

const ILLNESSES = { screen: 'conditions', questions: ['known'] };

/** Medicines and illnesses that are not among the reasons, and what was added on purpose. */
export function otherAnswers(
	{ verdict, answers }: Told,
	{ questions }: Pick<Book['questions'], 'questions'>
): Answers {
	const told = [...verdict.reasons, ...verdict.also].map((reason) => reason.answers);
	const others = questions.filter(
		({ id, screen }) =>
			screen === ILLNESSES.screen || ILLNESSES.questions.includes(id) || PRIVATE.includes(id)
	);
	const left = others.map(({ id, none }) => {
		const given = [answers[id] ?? []].flat();
		const known = told.flatMap((reason) => [reason[id] ?? []].flat());
		return [id, given.filter((one) => one !== none && !known.includes(one)).map(String)] as const;
	});
	return Object.fromEntries(left.filter(([, given]) => given.length > 0));
}
