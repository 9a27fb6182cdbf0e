import type { CheckWords } from '#generated/types.ts';
import type { Verdict } from '#lib/assessment/evaluate.ts';

/** What a result says first: where there is an urgency, it is named before the outcome. */
export function headline(
	{ outcome, when, not_before }: Pick<Verdict, 'outcome' | 'when' | 'not_before'>,
	words: CheckWords
): { title: string; advice: string[] } {
	const general = words.outcomes[outcome];
	const urgency = when ?? (outcome === 'clearance_first' ? 'clearance' : not_before ? 'postponed' : null);
	const special = urgency ? words.urgencies[urgency] : undefined;
	if (!special) return { title: general.title, advice: [general.advice] };
	// "Not today" is not the time to say that one can begin at home.
	const advice = not_before ? [special.advice] : [special.advice, general.advice];
	return { title: special.title, advice };
}
