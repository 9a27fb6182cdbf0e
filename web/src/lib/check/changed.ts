import type { Answers } from '#lib/assessment/conditions.ts';
import type { Bodies } from '#lib/chart/kinds.ts';

/** A result that was seen, with the answers it was of. */
export interface Before {
	body: Pick<Bodies['assessment'], 'outcome' | 'changed'>;
	answers: Answers;
}

/** That answers were changed after a result had been seen; undefined where none was. The first result of several counts. */
export function changedSince({ body, answers: then }: Before, now: Answers): Bodies['assessment']['changed'] {
	const all = [...new Set([...Object.keys(then), ...Object.keys(now)])];
	const differ = all.filter((id) => JSON.stringify(then[id]) !== JSON.stringify(now[id]));
	const questions = [...new Set([...(body.changed?.questions ?? []), ...differ])];
	return questions.length > 0 ? { outcome: body.changed?.outcome ?? body.outcome, questions } : undefined;
}
