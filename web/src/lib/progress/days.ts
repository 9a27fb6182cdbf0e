/** A calendar day as people count it: `YYYY-MM-DD`, in the chart's time zone. */
export type Day = string;

const DAY_MS = 86_400_000;
const UTC = 'UTC';
const known = new Map<string, boolean>();

/**
 * The zone if this browser knows it, else `otherwise`. A profile may name one that is newer than this browser, and
 * asking for its time would be an error.
 */
export function knownZone(zone: string, otherwise: string = UTC): string {
	if (!known.has(zone)) known.set(zone, isKnown(zone));
	return known.get(zone) ? zone : otherwise;
}

function isKnown(zone: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: zone });
		return true;
	} catch {
		return false;
	}
}

/** Whether it is a day that entries can have: a date field takes years of six digits too. */
export function isDay(text: string): boolean {
	return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

/** The day it is in `zone` at the moment `at`. */
export function dayIn(zone: string, at: Date): Day {
	// By parts: how a language joins them has changed between browser versions.
	const parts = new Intl.DateTimeFormat('en', {
		timeZone: knownZone(zone),
		calendar: 'iso8601',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit'
	}).formatToParts(at);
	const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
	return `${part('year')}-${part('month')}-${part('day')}`;
}

/** The day something happened where it happened: a past day keeps the offset it was written with. */
export function dayOf(entry: { happened_at: string }): Day {
	return entry.happened_at.slice(0, 10);
}

/**
 * The wall clock of an entry, `YYYY-MM-DDTHH:MM:SS…`. A device writes its own offset, which stays; what the server wrote is in UTC
 * (`Z`) and is shown in `zone`.
 */
export function wallClock(happened_at: string, zone: string): string {
	if (!happened_at.endsWith('Z')) return happened_at;
	const at = new Date(happened_at);
	const time = new Intl.DateTimeFormat('en', {
		timeZone: knownZone(zone),
		hourCycle: 'h23',
		timeStyle: 'medium'
	});
	return `${dayIn(zone, at)}T${time.format(at)}`;
}

export function plusDays(day: Day, days: number): Day {
	return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The same day of a later month, or that month's last day where it has no such day. */
export function plusMonths(day: Day, months: number): Day {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
	return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
	return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** The Monday of the week that holds `day`. */
export function weekOf(day: Day): Day {
	const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
	return plusDays(day, -((weekday + 6) % 7));
}

/** A day in words of `language`, e.g. `sayDay('2026-11-22', 'en', { weekday: 'long' })`. */
export function sayDay(day: Day, language: string, parts: Intl.DateTimeFormatOptions): string {
	return new Intl.DateTimeFormat(language, { ...parts, timeZone: UTC }).format(new Date(`${day}T00:00:00Z`));
}
