import { resultOn, within } from '#lib/assessment/clearance.ts';
import type { Reason, Verdict } from '#lib/assessment/evaluate.ts';
import { type Day } from '#lib/progress/days.ts';
import type { AnyEntry, Fact } from '#lib/progress/facts.ts';

/**
 * What a recorded result says on one day. `judge` judges its answers anew without the gates given to it; null where this device does not
 * have the answers, or the rules are others by now.
 */
export function recalled(
	entries: readonly AnyEntry[],
	check: Fact<'assessment'>,
	day: Day,
	judge: ((cleared: readonly string[]) => Verdict) | null
): Verdict {
	const { standing, ...result } = resultOn(entries, check, day);
	if (judge) {
		const verdict = judge(standing.lifted);
		return { ...verdict, outcome: within(verdict.outcome, standing.allows) };
	}
	const { reasons, also = [], cautions = [], notes = [], ...said } = check.body;
	const left = reasons.filter((rule) => !standing.lifted.includes(rule));
	return {
		...said,
		...result,
		routines: result.routines as Verdict['routines'],
		when: left.length > 0 || !standing.whole ? said.when : null,
		then: (said.then ?? null) as Verdict['then'],
		reasons: (standing.whole ? left : reasons).map(named),
		also: also.filter((rule) => !standing.lifted.includes(rule)).map(named),
		lifted: standing.lifted.map(named),
		cautions,
		notes
	} as Verdict;
}

function named(rule: string): Reason {
	return { rule, answers: {} };
}
