import { type Day, dayIn, dayOf, plusDays, weekOf } from './days.ts';
import { type AnyEntry, only } from './facts.ts';

export interface CalendarDay {
	day: Day;
	practices: number;
	/** Seconds of practice on that day. */
	seconds: number;
	/** Not yet here. */
	ahead: boolean;
	today: boolean;
}

export interface CalendarWeek {
	/** Its Monday. */
	start: Day;
	days: CalendarDay[];
	/** Days with at least one practice, of seven. */
	practised: number;
}

/** The last `count` weeks, oldest first, with the week of today as the last one. A short practice counts like a long one. */
export function calendar(
	entries: readonly AnyEntry[],
	now: Date,
	zone: string,
	count: number
): CalendarWeek[] {
	const today = dayIn(zone, now);
	const done = practicesByDay(entries);
	const first = plusDays(weekOf(today), -7 * (count - 1));
	return Array.from({ length: count }, (_, week) => {
		const start = plusDays(first, 7 * week);
		const days = Array.from({ length: 7 }, (_, i) => calendarDay(plusDays(start, i), today, done));
		return { start, days, practised: days.filter((day) => day.practices > 0).length };
	});
}

type Done = Map<Day, { practices: number; seconds: number }>;

function calendarDay(day: Day, today: Day, done: Done): CalendarDay {
	const { practices, seconds } = done.get(day) ?? { practices: 0, seconds: 0 };
	return { day, practices, seconds, ahead: day > today, today: day === today };
}

function practicesByDay(entries: readonly AnyEntry[]): Done {
	const done: Done = new Map();
	for (const practice of only(entries, 'practice')) {
		const day = dayOf(practice);
		const soFar = done.get(day) ?? { practices: 0, seconds: 0 };
		done.set(day, { practices: soFar.practices + 1, seconds: soFar.seconds + practice.body.seconds });
	}
	return done;
}

export interface Total {
	practices: number;
	minutes: number;
}

/** Whole minutes of practice; what was done at all is one at least. */
export function wholeMinutes(seconds: number): number {
	return Math.max(1, Math.round(seconds / 60));
}

/** Practices of the last `days` days, today included. */
export function total(entries: readonly AnyEntry[], now: Date, zone: string, days: number): Total {
	const from = plusDays(dayIn(zone, now), 1 - days);
	const recent = only(entries, 'practice').filter((practice) => dayOf(practice) >= from);
	const seconds = recent.reduce((sum, { body }) => sum + body.seconds, 0);
	return { practices: recent.length, minutes: recent.length > 0 ? wholeMinutes(seconds) : 0 };
}

/** Whether a practice counts for an assignment: done from it, or the same routine done on one's own. */
export function countsFor(
	practice: { routine: string; assignment: string | null },
	assignment: string,
	routine: string
): boolean {
	return practice.assignment === assignment || practice.routine === routine;
}
