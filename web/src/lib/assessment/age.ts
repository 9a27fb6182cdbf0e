import { type Day, plusDays } from '#lib/progress/days.ts';

/** Whether a result of that day is too old to book by. Source: clinical brief section 4 (a review after 4 to 6 weeks). */
export function isOld(day: Day, today: Day, { recheck_days }: { recheck_days: number }): boolean {
	return plusDays(day, recheck_days) <= today;
}
