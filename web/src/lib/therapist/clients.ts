/** The therapist's list, from the server's summary rows. Pure. */
import type { ClientListed } from '#lib/device/api_shapes.ts';
import { dayIn, daysBetween } from '#lib/progress/days.ts';

/** A client counts as quiet after this many days without a practice, or after the link began. */
export const QUIET_DAYS = 7;

export interface ClientLine extends ClientListed {
	/** Whole days since the last practice, in `zone`; null when there was none. */
	daysSince: number | null;
	/** Nothing was heard for a week: somebody to think of. */
	quiet: boolean;
}

/** Who has been silent longest comes first, then the others by name. */
export function clientLines(clients: readonly ClientListed[], now: Date, zone: string): ClientLine[] {
	const today = dayIn(zone, now);
	const days = (moment: string) => daysBetween(dayIn(zone, new Date(moment)), today);
	const lines = clients.map((client): ClientLine => {
		const daysSince = client.last_practice_at === null ? null : Math.max(0, days(client.last_practice_at));
		return { ...client, daysSince, quiet: (daysSince ?? days(client.since)) >= QUIET_DAYS };
	});
	return lines.sort(inOrder);
}

/** A client whom a withdrawal concerns: by the rules behind the last check, by exercises that are assigned. */
export interface Concerned extends Pick<ClientListed, 'chart' | 'name' | 'since'> {
	check: boolean;
	/** Ids. */
	exercises: string[];
}

/** In the order given. */
export function concerned(clients: readonly ClientListed[]): Concerned[] {
	return clients
		.filter(({ withdrawn: { rules, exercises } }) => rules.length > 0 || exercises.length > 0)
		.map(({ chart, name, since, withdrawn: { rules, exercises } }) => ({
			...{ chart, name, since },
			...{ check: rules.length > 0, exercises }
		}));
}

function inOrder(a: ClientLine, b: ClientLine): number {
	if (a.quiet !== b.quiet) return a.quiet ? -1 : 1;
	if (a.quiet) {
		const silence = (b.daysSince ?? Infinity) - (a.daysSince ?? Infinity);
		if (silence > 0 || silence < 0) return silence;
	}
	return (a.name ?? '').localeCompare(b.name ?? '') || a.chart.localeCompare(b.chart);
}
