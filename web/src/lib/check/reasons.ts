import type { Question, Questions, CheckWords } from '#generated/types.ts';
import type { Answers, Given } from '#lib/assessment/conditions.ts';
import type { Reason } from '#lib/assessment/evaluate.ts';

/** One answer as it was given, with the step where it can be changed. */
export interface SaidAnswer {
	question: string;
	step: string;
	asked: string;
	said: string;
}

export interface ReasonShown {
	rule: string;
	text: string;
	answers: SaidAnswer[];
}

/**
 * The reasons in words: as they were `told` then, for a result of other rules, else in today's words; one without words is left out. A
 * reason that only sums up the others ("more of your answers fit …") does not repeat their answers.
 */
export function reasonsShown(
	reasons: readonly Reason[],
	words: CheckWords,
	{ questions }: Questions,
	told: Readonly<Record<string, string>> = {}
): ReasonShown[] {
	const shown = reasons.flatMap(({ rule, answers }) => {
		const text = told[rule] ?? words.rules[rule]?.text;
		return text === undefined ? [] : [{ rule, text, answers: saidAnswers(answers, words, questions) }];
	});
	return shown.map((reason, i) => (isSum(reason, shown.slice(i + 1)) ? { ...reason, answers: [] } : reason));
}

function isSum(reason: ReasonShown, others: readonly ReasonShown[]): boolean {
	const said = new Set(others.flatMap(({ answers }) => answers.map(named)));
	return reason.answers.length > 1 && reason.answers.every((answer) => said.has(named(answer)));
}

function named({ question, said }: SaidAnswer): string {
	return `${question}: ${said}`;
}

/** Every given answer in words, in the order of the questions. */
export function saidAnswers(
	answers: Answers,
	words: CheckWords,
	questions: readonly Question[]
): SaidAnswer[] {
	return questions.flatMap(({ id, screen, most, type }) => {
		const given = answers[id];
		if (given === undefined) return [];
		const asked = words.questions[id]?.text ?? '';
		const said = (one: string) => ({ question: id, step: screen, asked, said: one });
		if (type === 'number') return [said(`${given} / ${most}`)];
		return optionWords(given, words.questions[id]?.options ?? {}).map(said);
	});
}

function optionWords(given: Given, options: Record<string, string>): string[] {
	const chosen = Array.isArray(given) ? given : [String(given)];
	return chosen.flatMap((option) => options[option] ?? []);
}

/** The answers without those that the reasons rest on: what a slip has to be answered anew. */
export function withoutSlip(
	answers: Answers,
	reasons: readonly Reason[]
): { answers: Answers; questions: string[] } {
	const questions = [...new Set(reasons.flatMap((reason) => Object.keys(reason.answers)))];
	const kept = Object.fromEntries(
		Object.entries(answers).filter(([question]) => !questions.includes(question))
	);
	return { answers: kept, questions };
}
