import { type AnyEntry, openLinks } from '#lib/progress/facts.ts';
import { ago } from '#lib/progress/when.ts';
import { m } from '#lib/paraglide/messages.js';

/** What is known of a chart's way to the server; the device's ChartView fits. */
export interface Kept {
	unsent: number;
	refused: readonly unknown[];
	syncedAt: Date | null;
	state: string;
}

/** Where the records are, in one line. The worst comes first. */
export function recordsLine(chart: Kept, now: Date, language: string): string {
	if (chart.refused.length > 0) return m.account_row_refused({ count: chart.refused.length });
	if (chart.state === 'here_only') return m.account_row_records_here();
	if (chart.unsent > 0) return m.account_row_records_unsent({ count: chart.unsent });
	if (!chart.syncedAt) return m.account_row_records_here();
	return m.account_row_records_sent({ when: ago(chart.syncedAt, now, language) });
}

/** Who sees the chart, in one line. */
export function therapistsLine(entries: readonly AnyEntry[]): string {
	const names = openLinks(entries).map(({ body }) => body.therapist_name);
	return names.length > 0 ? names.join(', ') : m.account_row_therapists_none();
}
