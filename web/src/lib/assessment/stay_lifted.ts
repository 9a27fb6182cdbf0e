import type { Day } from '#lib/progress/days.ts';
import type { AnyEntry, Fact } from '#lib/progress/facts.ts';
import type { Book } from './answers.ts';
import { standingOf } from './clearance.ts';
import type { Answers } from './conditions.ts';
import { liftable } from './evaluate.ts';

/**
 * The gates that stay lifted for new answers: those of the check before whose answers are just as they were. Only the person's own
 * device has the answers; where those of the check before are missing, nothing stays lifted.
 */
export function stayLifted(
	book: Book,
	entries: readonly AnyEntry[],
	before: { entry: Fact<'assessment'>; answers: Answers } | null,
	answers: Answers,
	day: Day
): string[] {
	if (!before) return [];
	const [then, now] = [liftable(book, before.answers), liftable(book, answers)];
	const answersOf = (found: typeof now, gate: string) =>
		JSON.stringify(found.find(({ rule }) => rule === gate)?.answers);
	return standingOf(entries, before.entry, day).lifted.filter(
		(gate) => answersOf(now, gate) !== undefined && answersOf(now, gate) === answersOf(then, gate)
	);
}
