import type { Answers } from '#lib/assessment/conditions.ts';
import { type AnyEntry, type Fact, latest, only } from '#lib/progress/facts.ts';

export interface ResultBefore {
	entry: Fact<'assessment'>;
	answers: Answers;
}

/** The result that is replaced, else the newest in the chart; null where there is none, or its answers are not here. */
export function resultBefore(entries: readonly AnyEntry[], replaced: string | null): ResultBefore | null {
	const checks = only(entries, 'assessment');
	const entry = checks.find(({ id }) => id === replaced) ?? checks.at(-1);
	const answers = entry && answersOf(entry);
	return entry && answers ? { entry, answers } : null;
}

/** The newest result in the chart, with its answers as far as this device has them. */
export function lastResult(
	entries: readonly AnyEntry[]
): { entry: Fact<'assessment'>; answers: Answers | null } | null {
	const entry = latest(entries, 'assessment');
	return entry && { entry, answers: answersOf(entry) };
}

/** The full answers are the second part of an entry. */
function answersOf(entry: AnyEntry & { detail?: string }): Answers | null {
	return entry.detail ? (JSON.parse(entry.detail) as { answers: Answers }).answers : null;
}

const FRESH_MS = 24 * 60 * 60 * 1000;

/** Whether a check now is a second try at that one: it takes its place, or comes within a day of it. Our own bound. */
export function wasSeen(before: Fact<'assessment'>, replaced: string | null, now: number): boolean {
	return before.id === replaced || Math.abs(now - Date.parse(before.happened_at)) < FRESH_MS;
}
