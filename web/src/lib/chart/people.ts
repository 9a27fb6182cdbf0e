import type { StoredEntry } from './entry.ts';
import type { Changes, ChartState, OutboxRow } from './state.ts';
import { merge } from './stamp.ts';

/** The chart now has an account. Its entries keep `self` until the server has taken them. */
export function signedUp(state: ChartState, person: string): Changes {
	return { chart: { ...state, person, standing: 'open' } };
}

/** Signed in again as the same person: go on. */
export function signedIn(state: ChartState): Changes {
	return { chart: { ...state, standing: 'open', wait: null } };
}

/** CHART_TAKEN: a copy of this profile made an account first. Same entry ids, another chart. */
export function moveChart(state: ChartState, chart: string): Changes {
	return { moveTo: chart, chart: { ...state, chart } };
}

/**
 * Takes entries of an anonymous chart into the chart of an existing account, by the other database's rows.
 * Repeating it changes nothing: ids in `present` (entries and refused of `state`'s chart) are left alone.
 * Delete the anonymous database only when `isMerged` says so.
 */
export function mergeIn(state: ChartState, anonymous: StoredEntry[], present: Set<string>): Changes {
	const next = { ...state };
	const entries: StoredEntry[] = [];
	const outbox: OutboxRow[] = [];
	for (const entry of anonymous) {
		if (present.has(entry.id)) continue;
		next.n += 1;
		next.clock = merge(next.clock, entry.stamp);
		entries.push({ ...entry, chart: state.chart, author: state.person ?? 'self' });
		outbox.push({ chart: state.chart, n: next.n, id: entry.id, offered: false, tries: 0, parked: null });
	}
	return { entries, outbox, chart: next };
}

/** True when the server has answered for every one of these ids. */
export function isMerged(anonymousIds: Iterable<string>, outbox: OutboxRow[], present: Set<string>): boolean {
	const unsent = new Set(outbox.map((row) => row.id));
	for (const id of anonymousIds) if (unsent.has(id) || !present.has(id)) return false;
	return true;
}
