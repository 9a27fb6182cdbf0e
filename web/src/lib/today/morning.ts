/** The morning after a practice: one tap says whether the body took it well. */
import { areCalm } from '#lib/player/calm.ts';
import { type Day, dayOf, plusDays } from '#lib/progress/days.ts';
import { type AnyEntry, type Fact, only } from '#lib/progress/facts.ts';
import { feltIn, type Felt } from '#lib/progress/felt.ts';

/** What was said this morning; null when nothing was. */
export function feltOn(entries: readonly AnyEntry[], day: Day): Felt | null {
	const said = only(entries, 'measure').filter((measure) => dayOf(measure) === day);
	return said.map(({ body }) => feltIn(body)).findLast((felt) => felt !== null) ?? null;
}

/** The last practice of the day before, when it loaded the body; null when there is nothing to ask about. */
export function practiceBefore(entries: readonly AnyEntry[], day: Day): Fact<'practice'> | null {
	const yesterday = only(entries, 'practice').filter((practice) => dayOf(practice) === plusDays(day, -1));
	return yesterday.findLast(({ body }) => !areCalm(body.steps.filter(({ done }) => done))) ?? null;
}
