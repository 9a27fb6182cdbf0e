import { questions } from '#generated/questions.ts';
import type { CheckWords } from '#generated/types.ts';
import type { Answers } from '#lib/assessment/conditions.ts';
import type { Reason, Verdict } from '#lib/assessment/evaluate.ts';
import type { Bodies } from '#lib/chart/kinds.ts';

/** Questions about mood and self-harm: their answers, and what follows from them, never leave the device. */
export const PRIVATE: readonly string[] = questions.questions
	.filter((one) => one.private)
	.map(({ id }) => id);

/** Whether an answer about mood is among the reasons: then the crisis lines come before everything else. */
export function isAboutMood(reasons: readonly Reason[]): boolean {
	return reasons.some(({ answers }) => Object.keys(answers).some((question) => PRIVATE.includes(question)));
}

/** Answers without the private ones. */
export function shareable(answers: Answers): Answers {
	return Object.fromEntries(Object.entries(answers).filter(([question]) => !PRIVATE.includes(question)));
}

/**
 * Whether a result goes into the chart. `someone_else`: it is not about the owner of the chart. `private`: it rests on an answer
 * about mood, and would give that answer away. `beside`: it goes there, and an answer about mood holds something back that no clinician's
 * word about the rest opens.
 */
export type Decision = 'keep' | 'beside' | 'someone_else' | 'private';

/** `shared` is the verdict on the answers without the private ones, which is what is recorded. */
export function keeping(answers: Answers, verdict: Verdict, shared: Verdict): Decision {
	if (answers['who'] === 'someone_else') return 'someone_else';
	const same = shared.outcome === verdict.outcome && shared.when === verdict.when;
	if (!same) return 'private';
	const opensTooMuch = JSON.stringify(shared.then) !== JSON.stringify(verdict.then);
	return opensTooMuch ? 'beside' : 'keep';
}

/** In which words a result was shown. */
export interface Said {
	words: Pick<CheckWords, 'rules'>;
	language: string;
}

/** Body of the `assessment` entry, of a verdict on answers without the private ones. */
export function assessmentBody(
	version: number,
	verdict: Verdict,
	{ words, language }: Said
): Omit<Bodies['assessment'], 'answers_digest'> {
	const { outcome, when, not_before, confidence, routines, recheck, then, cautions, notes } = verdict;
	const ids = (found: readonly Reason[]) => found.map(({ rule }) => rule);
	const [reasons, also, cleared] = [ids(verdict.reasons), ids(verdict.also), ids(verdict.lifted)];
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
