import { type Day, dayOf, plusDays } from './days.ts';
import { type AnyEntry, latest, only } from './facts.ts';

const WEEK = 7;
const WEEKS = 3;
/** A change of 2 of 10 is one that people notice (clinical brief, section 4: numeric rating of pain). */
const NOTICED = 2;

/**
 * Whether pain has risen from week to week over the last three, by 2 of 10 in all: then another check is offered (brief, row W8).
 * Pain is what somebody rated before a practice, or by itself; only what came after the last check counts.
 */
export function painRises(entries: readonly AnyEntry[], day: Day): boolean {
	const check = latest(entries, 'assessment');
	const since = check ? entries.slice(entries.indexOf(check) + 1) : entries;
	const rated = pains(since);
	const weeks = Array.from({ length: WEEKS }, (_, back) => {
		const end = plusDays(day, -WEEK * back);
		const start = plusDays(end, -WEEK);
		return mean(rated.filter((one) => one.day > start && one.day <= end).map(({ value }) => value));
	}).reverse();
	const [first, second, third] = weeks;
	if (first == null || second == null || third == null) return false;
	return first < second && second < third && third - first >= NOTICED;
}

function pains(entries: readonly AnyEntry[]): { day: Day; value: number }[] {
	const before = only(entries, 'practice').flatMap((entry) =>
		entry.body.measure === 'pain' && entry.body.before !== null
			? [{ day: dayOf(entry), value: entry.body.before }]
			: []
	);
	const alone = only(entries, 'rating').filter(({ body }) => body.measure === 'pain');
	return [...before, ...alone.map((entry) => ({ day: dayOf(entry), value: entry.body.value }))];
}

function mean(values: readonly number[]): number | null {
	return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
