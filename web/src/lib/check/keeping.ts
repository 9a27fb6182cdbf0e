import { questions } from '#generated/questions.ts';
import type { Words } from '#generated/types.ts';
import type { Book } from '#lib/assessment/answers.ts';
import type { Answers } from '#lib/assessment/conditions.ts';
import { evaluate, type Reason, type Verdict } from '#lib/assessment/evaluate.ts';
import type { Bodies } from '#lib/chart/kinds.ts';

/** Questions about mood and self-harm: their answers, and what follows from them, never leave the device. */
export const PRIVATE: readonly string[] = questions.questions
	.filter((one) => one.private)
	.map(({ id }) => id);

/** Whether an answer about mood is among the reasons: then the crisis lines come before everything else. */
export function isAboutMood(reasons: readonly Reason[]): boolean {
	return reasons.some(({ answers }) => Object.keys(answers).some((question) => PRIVATE.includes(question)));
}

const isPrivate = ({ answers }: Reason) => {
	const asked = Object.keys(answers);
	return asked.length > 0 && asked.every((question) => PRIVATE.includes(question));
};

/** Answers without the private ones. */
export function shareable(answers: Answers): Answers {
	return Object.fromEntries(Object.entries(answers).filter(([question]) => !PRIVATE.includes(question)));
}

/**
 * Whether a result goes into the chart. `someone_else`: it is not about the owner of the chart. `private`: it rests on an answer
 * about mood, and would give that answer away.
 */
export function keeping(book: Book, answers: Answers, verdict: Verdict): 'keep' | 'someone_else' | 'private' {
	if (answers['who'] === 'someone_else') return 'someone_else';
	const without = evaluate(book, shareable(answers), '2000-01-01');
	const same = without.outcome === verdict.outcome && without.when === verdict.when;
	return same ? 'keep' : 'private';
}

/** In which words a result was shown. */
export interface Said {
	words: Pick<Words, 'rules'>;
	language: string;
}

/** Body of the `assessment` entry. Rules that rest on private answers are left out. */
export function assessmentBody(
	version: number,
	verdict: Verdict,
	{ words, language }: Said
): Omit<Bodies['assessment'], 'answers_digest'> {
	const { outcome, when, not_before, confidence, routines, recheck, then, cautions, notes } = verdict;
	const [reasons, also, cleared] = [verdict.reasons, verdict.also, verdict.lifted].map(shareableIds);
	const rules = [...reasons, ...also, ...cleared];
	const told = Object.fromEntries(rules.map((rule) => [rule, words.rules[rule]?.text ?? '']));
	const result = {
		version,
		outcome,
		when,
		not_before,
		reasons,
		told,
		confidence,
		routines,
		recheck,
		language
	};
	return { ...result, also, then, cleared, cautions, notes };
}

function shareableIds(reasons: readonly Reason[]): string[] {
	return reasons.filter((reason) => !isPrivate(reason)).map(({ rule }) => rule);
}
