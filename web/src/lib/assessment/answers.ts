// Which questions are asked, and whether the answers to them can be judged.
// server/assessment/answers.py says the same in Python.
import { holds, type Answers, type Given, type View } from './conditions.ts';
import type { Question, Questions, Rules } from '#generated/types.ts';

export type Book = { questions: Questions; rules: Rules };
export type RefusalCode =
	| 'unknown_question'
	| 'wrong_type'
	| 'unknown_option'
	| 'named_twice'
	| 'none_with_others'
	| 'too_many'
	| 'out_of_range'
	| 'not_shown'
	| 'missing';
/** Why an answer cannot be taken, and what could stand there instead. */
export type Refusal = { question: string; code: RefusalCode; allowed: string[] };
export type Screen = { id: string; questions: string[]; done: boolean };

export function viewOf(book: Book, answers: Answers): View {
	const questions = new Map(book.questions.questions.map((question) => [question.id, question]));
	return { answers, questions, rules: book.rules };
}

/** The answers to questions that are shown; the others count as not given. */
export function keptAnswers(book: Book, answers: Answers): Answers {
	return walk(book, answers).kept;
}

/** What to ask, in order. An emergency answer ends the questions: nothing is asked after it. */
export function visibleQuestions(book: Book, answers: Answers): Question[] {
	const { asked, kept } = walk(book, answers);
	return isEmergency(book, kept) ? untilEmergency(book, asked, kept) : asked;
}

/** The questions that are shown, and the answers given to them. */
function walk(book: Book, answers: Answers): { asked: Question[]; kept: Answers } {
	const kept: Answers = {};
	const view = { ...viewOf(book, kept), rules: null }; // sees what is put into `kept` below
	const asked = book.questions.questions.filter((question) => {
		const shown = question.shown_when === null || holds(question.shown_when, view);
		const given = answers[question.id];
		if (shown && isGiven(given)) kept[question.id] = given;
		return shown;
	});
	return { asked, kept };
}

/** Emergency rules only grow with the answers: the first that holds on the way is there in the end too. */
function untilEmergency(book: Book, asked: Question[], kept: Answers): Question[] {
	const said: Answers = {};
	const last = asked.findIndex(({ id }) => {
		if (id in kept) said[id] = kept[id];
		return id in kept && isEmergency(book, said);
	});
	return asked.slice(0, last + 1);
}

/** Whether an emergency rule holds: pass the answers through `keptAnswers` first. */
export function isEmergency(book: Book, kept: Answers): boolean {
	const urgencies = book.rules.urgencies.filter((urgency) => urgency.outcome === 'emergency');
	const now = urgencies.map((urgency) => urgency.id);
	const view = viewOf(book, kept);
	return book.rules.gates.some((rule) => now.includes(rule.urgency) && holds(rule.when, view));
}

/** The screens that have something to ask, and which of them are fully answered. */
export function progress(book: Book, answers: Answers): Screen[] {
	const asked = visibleQuestions(book, answers);
	const screens = book.questions.screens.map((screen) => {
		const ids = asked.filter((question) => question.screen === screen).map((question) => question.id);
		return { id: screen, questions: ids, done: ids.every((id) => isGiven(answers[id])) };
	});
	return screens.filter((screen) => screen.questions.length > 0);
}

/**
 * Everything wrong with raw answers, form first; empty when they can be judged. Once the form is right and an emergency
 * sign is among the answers, neither a missing nor a hidden answer matters: the emergency does.
 */
export function validate(book: Book, answers: Record<string, unknown>): Refusal[] {
	const known = book.questions.questions.map((question) => question.id);
	const refusals: Refusal[] = [];
	for (const id of Object.keys(answers)) {
		if (!known.includes(id)) refusals.push({ question: id, code: 'unknown_question', allowed: known });
	}
	const formed: Answers = {};
	for (const question of book.questions.questions) {
		const given = answers[question.id];
		if (given === undefined) continue;
		const code = formProblem(question, given);
		if (code) refusals.push({ question: question.id, code, allowed: allowed(question) });
		else if (isAnswer(given)) formed[question.id] = given;
	}
	return refusals.length > 0 ? refusals : completeness(book, formed);
}

export function allowed(question: Question): string[] {
	return question.type === 'number' ? [`${question.least} to ${question.most}`] : question.options;
}

function completeness(book: Book, answers: Answers): Refusal[] {
	const { asked: shown, kept } = walk(book, answers);
	if (isEmergency(book, kept)) return [];
	const asked = new Set(shown.map((question) => question.id));
	const refusals: Refusal[] = [];
	for (const question of book.questions.questions) {
		const given = isGiven(answers[question.id]);
		if (given && !asked.has(question.id)) {
			refusals.push({ question: question.id, code: 'not_shown', allowed: [] });
		}
		if (!given && asked.has(question.id)) {
			refusals.push({ question: question.id, code: 'missing', allowed: allowed(question) });
		}
	}
	return refusals;
}

function isGiven(given: Given | undefined): given is Given {
	return given !== undefined && !(Array.isArray(given) && given.length === 0);
}

function isAnswer(given: unknown): given is Given {
	return typeof given === 'string' || typeof given === 'number' || isTexts(given);
}

function isTexts(given: unknown): given is string[] {
	return Array.isArray(given) && given.every((option) => typeof option === 'string');
}

function formProblem(question: Question, given: unknown): RefusalCode | null {
	if (question.type === 'number') {
		if (typeof given !== 'number' || !Number.isInteger(given)) return 'wrong_type';
		return given >= question.least && given <= question.most ? null : 'out_of_range';
	}
	if (question.type === 'option') {
		if (typeof given !== 'string') return 'wrong_type';
		return question.options.includes(given) ? null : 'unknown_option';
	}
	if (!isTexts(given)) return 'wrong_type';
	if (!given.every((option) => question.options.includes(option))) return 'unknown_option';
	if (new Set(given).size < given.length) return 'named_twice';
	if (question.none !== null && given.includes(question.none) && given.length > 1) return 'none_with_others';
	return given.length > question.most ? 'too_many' : null;
}
