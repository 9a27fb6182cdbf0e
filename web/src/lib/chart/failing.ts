import type { StoredEntry } from './entry.ts';
import { eraseChart } from './ending.ts';
import type { Asked, Changes, ChartState, OutboxRow, Standing } from './state.ts';

const ALONE = 5;
const AT_SIZE = 2;
const HOUR = 3_600_000;

/** How an exchange failed. Status 0: no answer at all. */
export interface Failure {
	status: number;
	code: string;
	/** Retry-After in seconds, where the server gave one. */
	retryAfter: number | null;
}

/** Entries are needed for 410 only: those of the outbox. */
export interface FailureLookups {
	outbox: OutboxRow[];
	entries: Map<string, StoredEntry>;
}

/** What a failed exchange changes. Nothing unsent is ever lost by it; without an answer nothing changes. */
export function onFailure(
	state: ChartState,
	asked: Asked,
	failure: Failure,
	lookups: FailureLookups,
	wall: number
): Changes {
	if (asked.ticket !== state.ticket || failure.status === 0) return {};
	switch (failure.status) {
		case 401:
			return { chart: { ...state, standing: 'signed_out' } };
		case 404:
			return unknownChart(state);
		case 410:
			return eraseChart(state, lookups, new Date(wall).toISOString());
		case 409:
			return { chart: { ...state, standing: apart(failure.code), wait: { since: wall, ms: HOUR } } };
		case 429:
		case 503:
			return { chart: { ...state, wait: { since: wall, ms: (failure.retryAfter ?? 30) * 1000 } } };
		default:
			return badBatch(state, asked, lookups.outbox, failure.status === 413, wall);
	}
}

function apart(code: string): Standing {
	return code === 'SCHEMA_NEWER' ? 'update_server' : 'update_app';
}

/** The server knows no right. An owner keeps all of the own chart; a therapist the own entries. */
function unknownChart(state: ChartState): Changes {
	const chart: ChartState = { ...state, standing: 'unknown', cursor: 0 };
	return state.role === 'owner' ? { chart } : { chart, sweep: ['others'] };
}

/** Twice failed: half of it. Alone five times: parked, so that it stops nobody else. */
function badBatch(
	state: ChartState,
	asked: Asked,
	outbox: OutboxRow[],
	halveNow: boolean,
	wall: number
): Changes {
	const { entries } = asked.request;
	const failures = state.failures + 1;
	if (entries.length > 1) {
		const halve = halveNow || failures >= AT_SIZE;
		const batch = halve ? Math.ceil(entries.length / 2) : state.batch;
		return { chart: { ...state, batch, failures: halve ? 0 : failures } };
	}
	const row = outbox.find(({ id }) => id === entries[0]?.id);
	if (!row) return { chart: { ...state, failures } };
	const tries = row.tries + 1;
	const parked = tries >= ALONE ? wall : row.parked;
	return { outbox: [{ ...row, tries, parked }], chart: { ...state, batch: 1, failures: 0 } };
}
