import type { Reason, Verdict } from '#lib/assessment/evaluate.ts';
import type { Bodies } from '#lib/chart/kinds.ts';

/** A result as it was recorded; its reasons with their answers where `answered`, the same judged anew, has them. */
export function recalled(body: Bodies['assessment'], answered: Verdict | null): Verdict {
	const known = [...(answered?.reasons ?? []), ...(answered?.also ?? []), ...(answered?.lifted ?? [])];
	const reasonOf = (rule: string): Reason =>
		known.find((reason) => reason.rule === rule) ?? { rule, answers: {} };
	const { reasons, also = [], cleared = [], then = null, cautions = [], notes = [], ...rest } = body;
	return {
		...(rest as Pick<Verdict, 'outcome' | 'when' | 'not_before' | 'confidence' | 'routines' | 'recheck'>),
		then: then as Verdict['then'],
		reasons: reasons.map(reasonOf),
		also: also.map(reasonOf),
		lifted: cleared.map(reasonOf),
		cautions,
		notes
	};
}
