import { sayDay, type Day } from '#lib/progress/days.ts';
import { dateLanguage } from '#lib/progress/locale.ts';

/** A day as the therapist reads it: "20 Nov 2026". */
export function sayDate(day: Day): string {
	return sayDay(day, dateLanguage(), { day: 'numeric', month: 'short', year: 'numeric' });
}

/** The same for a moment in time, as a day where this device is. */
export function sayMoment(moment: string): string {
	return new Intl.DateTimeFormat(dateLanguage(), { day: 'numeric', month: 'short', year: 'numeric' }).format(
		new Date(moment)
	);
}
