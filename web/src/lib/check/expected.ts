import type { CheckWords } from '#generated/types.ts';
import type { Verdict } from '#lib/assessment/evaluate.ts';
import { m } from '#lib/paraglide/messages.js';
import { type Day, sayDay } from '#lib/progress/days.ts';
import { dateLanguage } from '#lib/progress/locale.ts';
import { OUTCOME_WORDS } from '#lib/progress/words.ts';

const inWords = (day: Day) => sayDay(day, dateLanguage(), { weekday: 'long', day: 'numeric', month: 'long' });

/** What comes after a doctor's yes or after the waiting, in one line; null where nothing can be said of it. */
export function expectedLine(
	{ then, not_before }: Verdict,
	words: Pick<CheckWords, 'outcomes'>
): string | null {
	if (!then) return null;
	if (not_before)
		return m.result_then_day({ day: inWords(not_before), title: words.outcomes[then.outcome].title });
	if (then.not_before) return m.result_then_wait({ day: inWords(then.not_before) });
	return m.result_then({ outcome: OUTCOME_WORDS[then.outcome]?.() ?? '' });
}
