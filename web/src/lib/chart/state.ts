import type { StoredEntry, WireEntry } from './entry.ts';
import type { Digest, Held } from './digest.ts';
import { readStamp } from './stamp.ts';

export const PROTOCOL = 1;
export const LIMITS = {
	entriesPerRequest: 200,
	bytesPerRequest: 256_000,
	bytesPerBody: 16_384,
	charactersPerText: 4_000,
	heldPerRequest: 2_000
} as const;

/**
 * local: no account yet · open: may be sent · signed_out: sign in again as the same person · unknown: the
 * server knows no right to it (any more) · update_app, update_server: the two are too far apart.
 */
export type Standing = 'local' | 'open' | 'signed_out' | 'unknown' | 'update_app' | 'update_server';

/** One row of `charts`: all that a device knows about its exchange of one chart. */
export interface ChartState {
	chart: string;
	/** Null until there is an account. */
	person: string | null;
	role: 'owner' | 'therapist';
	device: string;
	standing: Standing;
	/** The cursor belongs to (epoch, view). */
	cursor: number;
	epoch: string;
	view: string;
	/** Highest number given, and highest up to which all were answered. */
	n: number;
	claimed: number;
	/** Highest stamp made or seen; highest the server is known to hold. */
	clock: string;
	acknowledged: string;
	/** Server time minus device time in milliseconds, as last heard. */
	offset: number;
	/** Number of the newest request: only its answer counts. */
	ticket: number;
	/** How many entries to send at once, and how often such a batch has failed. */
	batch: number;
	failures: number;
	/** After a reset: what is still to be compared. `months` null = the digest has not been answered yet. */
	reoffer: { months: string[] | null; after: { stamp: string; id: string } | null } | null;
	/** As told by 429 or 503: milliseconds to wait from `since` (device clock). */
	wait: { since: number; ms: number } | null;
	/** Server version last heard. */
	server: string;
	/** When everything was last exchanged, ISO 8601 UTC by the server's clock. */
	synced_at: string | null;
}

/** One row of `outbox`, key `[chart, n]`. The entry itself is in `entries`. */
export interface OutboxRow {
	chart: string;
	n: number;
	id: string;
	/** Given back after a restore, with its seal. */
	offered: boolean;
	tries: number;
	/** Failed alone too often; milliseconds of the last attempt. Tried daily and after a new server version. */
	parked: number | null;
}

/** One row of `refused`, key `[chart, id]`: shown to the person with the reason; never deleted by itself. */
export interface RefusedRow {
	chart: string;
	id: string;
	entry: StoredEntry;
	code: string;
	message: string;
	at: string;
	/** Server version that was asked last; another version is asked once more for UNKNOWN_KIND. */
	server: string;
}

/**
 * What one IndexedDB transaction has to do, in the order of the fields. Everything is of one chart.
 * `chart: null` deletes the chart's row, entries and outbox, and keeps `refused`.
 */
export interface Changes {
	/** others: entries not by `person`; details: the second part of every entry. */
	sweep?: ('others' | 'details')[];
	dropOutbox?: number[];
	dropEntries?: string[];
	dropRefused?: string[];
	entries?: StoredEntry[];
	outbox?: OutboxRow[];
	refused?: RefusedRow[];
	chart?: ChartState | null;
	/** The chart's id changes: row, entries and outbox move to it in the same transaction. */
	moveTo?: string;
}

export interface SyncRequest {
	protocol: number;
	person: string;
	device: string;
	epoch: string;
	view: string;
	after: number;
	claimed: number;
	entries: WireEntry[];
	have?: { months: Digest } | { ids: string[] };
}

export interface Receipt {
	id: string;
	status: 'stored' | 'known' | 'refused';
	seq?: number;
	stamp?: string;
	happened_at?: string;
	seal?: string;
	code?: string;
	message?: string;
}

export interface SyncAnswer {
	epoch: string;
	view: string;
	/** Server time, ISO 8601 UTC. */
	now: string;
	/** Server version. */
	server: string;
	receipts: Receipt[];
	reset?: true;
	ended?: true;
	page?: { from: number; entries: WireEntry[]; next: number; more: boolean };
	/** Months of `have.months` that differ. */
	differ?: string[];
	want?: string[];
}

/** A request with what its answer will be judged by. Lives in memory only. */
export interface Asked {
	ticket: number;
	request: SyncRequest;
	/** Last of the held parts named in the request; null when none was left to name: that ends the comparison. */
	heldUpTo: Held | null;
}

export function openChart(of: {
	chart: string;
	device: string;
	person: string | null;
	role: 'owner' | 'therapist';
}): ChartState {
	return {
		...of,
		standing: of.person === null ? 'local' : 'open',
		cursor: 0,
		epoch: '',
		view: '',
		n: 0,
		claimed: 0,
		clock: '',
		acknowledged: '',
		offset: 0,
		ticket: 0,
		batch: LIMITS.entriesPerRequest,
		failures: 0,
		reoffer: null,
		wait: null,
		server: '',
		synced_at: null
	};
}

/** Device time in milliseconds: the own clock, corrected when it is known to be off by more than a minute. */
export function deviceTime(state: ChartState, wall: number): number {
	return wall + (Math.abs(state.offset) > 60_000 ? Math.round(state.offset) : 0);
}

/** Highest n up to which all were answered: what is not in the outbox has been. */
export function claimedOf(n: number, outbox: Iterable<OutboxRow>): number {
	let lowest = n + 1;
	for (const row of outbox) lowest = Math.min(lowest, row.n);
	return lowest - 1;
}

export function isAhead(stamp: string, now: number): boolean {
	return readStamp(stamp).ms > now;
}
