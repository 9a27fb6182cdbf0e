import type { Answers } from '#lib/assessment/conditions.ts';

/** The answers of a check, where the client shares them; null where they do not or the text cannot be read. */
export function sharedAnswers(check: { detail?: string }): Answers | null {
	if (check.detail === undefined) return null;
	try {
		const { answers }: { answers?: Answers } = JSON.parse(check.detail);
		return answers ?? null;
	} catch {
		return null;
	}
}
