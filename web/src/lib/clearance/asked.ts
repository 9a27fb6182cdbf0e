import type { CheckWords } from '#generated/types.ts';
import { book } from '#lib/assessment/book.ts';
import type { Standing } from '#lib/assessment/clearance.ts';

/** What is still left to a clinician, with the reasons as they were `told`. A rule that no word lifts is not asked about. */
export function stillAsked(
	{ left, lapsed }: Standing,
	words: Pick<CheckWords, 'rules'>,
	told: Readonly<Record<string, string>>
): { id: string; text: string }[] {
	return [...left, ...lapsed]
		.filter((id) => book.rules.gates.find((rule) => rule.id === id)?.liftable ?? true)
		.map((id) => ({ id, text: told[id] ?? words.rules[id]?.text ?? id }));
}
