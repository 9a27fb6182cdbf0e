import { m } from '#lib/paraglide/messages.js';
import { type Day, daysBetween, sayDay } from '#lib/progress/days.ts';
import type { Task } from './today.ts';

/** "2 of 3 this week", or how often today where it is asked for several times a day. */
export function tally(task: Task): string {
	if (task.perWeek > 7) {
		return m.today_tally_day({ done: task.doneToday, wanted: Math.ceil(task.perWeek / 7) });
	}
	return m.today_tally_week({ done: Math.min(task.doneThisWeek, task.perWeek), wanted: task.perWeek });
}

/** When its turn comes, or that it is done or waits. Empty for what is due now. */
export function turnWords(task: Task, today: Day, language: string): string {
	switch (task.due) {
		case 'now':
			return '';
		case 'held':
			return m.today_held();
		case 'later':
			return m.today_next({ day: dayWords(task.next ?? today, today, language) });
		case 'done':
			return task.doneToday > 0 ? m.today_done_today() : m.today_done_week();
	}
}

/** "today", "tomorrow", the weekday within a week, else the date. */
export function dayWords(day: Day, today: Day, language: string): string {
	const ahead = daysBetween(today, day);
	if (ahead === 0 || ahead === 1) {
		return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(ahead, 'day');
	}
	if (ahead > 1 && ahead < 7) return sayDay(day, language, { weekday: 'long' });
	return sayDay(day, language, { day: 'numeric', month: 'long' });
}
