import { m } from '#lib/paraglide/messages.js';

/** How long ago in words of `language`: "12 minutes ago", "yesterday". Never in the future. */
export function ago(then: Date, now: Date, language: string): string {
	const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
	const seconds = Math.max(0, (now.getTime() - then.getTime()) / 1000);
	if (seconds < 60) return m.when_now();
	if (seconds < 3600) return words.format(-Math.floor(seconds / 60), 'minute');
	if (seconds < 86_400) return words.format(-Math.floor(seconds / 3600), 'hour');
	return words.format(-Math.floor(seconds / 86_400), 'day');
}

/** The time on the clock where an entry was made, e.g. `18:03`, in the manner of `language`. `time`: `YYYY-MM-DDTHH:MM…`, local. */
export function clockOf(time: string, language: string): string {
	const [hours, minutes] = time.slice(11, 16).split(':').map(Number);
	return new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: 'UTC' }).format(
		new Date(Date.UTC(2000, 0, 1, hours, minutes))
	);
}
