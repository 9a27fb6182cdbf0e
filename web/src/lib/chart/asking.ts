import { type Digest, type Held, nameOfHeld } from './digest.ts';
import type { StoredEntry, WireEntry } from './entry.ts';
import {
	type Asked,
	type Changes,
	type ChartState,
	LIMITS,
	type OutboxRow,
	PROTOCOL,
	type SyncRequest
} from './state.ts';

const DAY = 86_400_000;
/** Bytes of a request without entries and holdings, generously. */
const ENVELOPE = 1_000;

/** What to load from the device before asking. */
export interface Plan {
	/** Entries to be sent, in this order. */
	ids: string[];
	/** digest: of all sealed entries of the chart (`addToDigest`). held: up to `limit` sealed entries
	 * of these UTC months in (stamp, id) order, beginning after `after`. */
	holdings:
		| null
		| { ask: 'digest' }
		| { ask: 'held'; months: string[]; after: { stamp: string; id: string } | null; limit: number };
}

/** What was loaded for a plan. */
export interface Loaded {
	entries: Map<string, StoredEntry>;
	digest?: Digest;
	held?: Held[];
}

/** What the next request needs, or null while there is nobody to ask or it was told to wait. */
export function plan(state: ChartState, outbox: OutboxRow[], wall: number): Plan | null {
	if (state.person === null || isWaiting(state, wall)) return null;
	return { ids: batchOf(state, outbox, wall).map((row) => row.id), holdings: holdingsOf(state) };
}

/** Milliseconds still to wait by the server's word, by a clock that may have jumped either way. */
export function isWaiting(state: ChartState, wall: number): boolean {
	if (state.wait === null) return false;
	const waited = wall - state.wait.since;
	return waited >= 0 && waited < state.wait.ms;
}

/** A parked entry whose day has come goes alone; else those given back first, then in n order. */
function batchOf(state: ChartState, outbox: OutboxRow[], wall: number): OutboxRow[] {
	const due = outbox.find((row) => row.parked !== null && Math.abs(wall - row.parked) >= DAY);
	if (due) return [due];
	return outbox
		.filter((row) => row.parked === null)
		.sort((a, b) => Number(b.offered) - Number(a.offered) || a.n - b.n)
		.slice(0, state.batch);
}

function holdingsOf(state: ChartState): Plan['holdings'] {
	if (state.reoffer === null) return null;
	if (state.reoffer.months === null) return { ask: 'digest' };
	const { months, after } = state.reoffer;
	return { ask: 'held', months, after, limit: LIMITS.heldPerRequest };
}

/** The next request. Put `changes` first (it makes older answers void), then send. */
export function nextRequest(
	state: ChartState,
	outbox: OutboxRow[],
	loaded: Loaded
): { asked: Asked; changes: Changes } {
	const ticket = state.ticket + 1;
	const numbers = new Map(outbox.map((row) => [row.id, row.n]));
	const waiting = [...loaded.entries.values()].map((entry) => onTheWire(entry, numbers.get(entry.id)));
	const have = haveOf(loaded);
	const request: SyncRequest = {
		protocol: PROTOCOL,
		person: state.person as string,
		device: state.device,
		epoch: state.epoch,
		view: state.view,
		after: state.cursor,
		claimed: state.claimed,
		entries: withinBytes(waiting, have),
		...have
	};
	const heldUpTo = loaded.held?.at(-1) ?? null;
	return { asked: { ticket, request, heldUpTo }, changes: { chart: { ...state, ticket } } };
}

function haveOf(loaded: Loaded): Pick<SyncRequest, 'have'> {
	if (loaded.digest) return { have: { months: loaded.digest } };
	if (loaded.held) return { have: { ids: loaded.held.map(nameOfHeld) } };
	return {};
}

function onTheWire(entry: StoredEntry, n: number | undefined): WireEntry {
	const { id, kind, stamp, happened_at, body, author, device, seal, detail } = entry;
	const wire: WireEntry = { id, n: n ?? 0, kind, stamp, happened_at, body, author, device };
	if (seal !== undefined) wire.seal = seal;
	if (detail !== undefined) wire.detail = detail;
	return wire;
}

/** As many as fit beside `have`, one at least. */
function withinBytes(entries: WireEntry[], have: unknown): WireEntry[] {
	const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;
	let room = LIMITS.bytesPerRequest - ENVELOPE - bytes(have);
	const fitting: WireEntry[] = [];
	for (const entry of entries) {
		room -= bytes(entry) + 1;
		if (room < 0 && fitting.length > 0) break;
		fitting.push(entry);
	}
	return fitting;
}
