import type { StoredEntry, WireEntry } from './entry.ts';
import { endChart } from './ending.ts';
import { concernsAll, fork, restamp, takeReceipts } from './receipts.ts';
import {
	type Asked,
	type Changes,
	type ChartState,
	LIMITS,
	type OutboxRow,
	type RefusedRow,
	type SyncAnswer,
	deviceTime
} from './state.ts';
import { merge } from './stamp.ts';
import { Work } from './work.ts';

/** What an answer is applied to: all read in the transaction that will write the changes. */
export interface Lookups {
	outbox: OutboxRow[];
	refused: RefusedRow[];
	/** Those of `answerNeeds` that exist. */
	entries: Map<string, StoredEntry>;
	/** A fresh device id, used only if this one turns out to be a copy. */
	freshDevice: string;
}

export interface Outcome {
	changes: Changes;
	/** Ask again at once: there is more, and this exchange moved something. */
	again: boolean;
}

/** Ids of the entries to load before `onAnswer`. */
export function answerNeeds(answer: SyncAnswer, outbox: OutboxRow[]): string[] {
	const unsent = new Set(outbox.map((row) => row.id));
	const needed = new Set([...answer.receipts.map((receipt) => receipt.id), ...(answer.want ?? [])]);
	const all = answer.ended || answer.receipts.some((receipt) => concernsAll(receipt.code));
	if (all) for (const id of unsent) needed.add(id);
	for (const entry of answer.page?.entries ?? []) {
		if (unsent.has(entry.id) || lacksDetail(entry)) needed.add(entry.id);
	}
	return [...needed];
}

/** The server may have lost a second part that this device still holds. */
function lacksDetail(entry: WireEntry): boolean {
	return entry.detail === undefined && entry.body.includes('"answers_digest"');
}

/**
 * Applies an answer. Anything but the answer to the newest request changes nothing: an old one may be from
 * before a restore and prove nothing. `wall` is the device's clock now.
 */
export function onAnswer(
	state: ChartState,
	asked: Asked,
	answer: SyncAnswer,
	lookups: Lookups,
	wall: number
): Outcome {
	if (asked.ticket !== state.ticket) return { changes: {}, again: false };
	const work = new Work({ ...state, standing: 'open', failures: 0, wait: null }, lookups, answer.now);
	work.state.offset = Date.parse(answer.now) - wall;
	work.state.batch = Math.min(LIMITS.entriesPerRequest, state.batch * 2);
	if (answer.ended) return { changes: endChart(work, answer), again: false };
	const codes = takeReceipts(work, answer.receipts);
	takeEpochAndView(work, asked, answer);
	takeServer(work, answer, lookups.refused);
	takeHoldings(work, asked, answer);
	takePage(work, answer);
	if (codes.has('DEVICE_FORK')) fork(work, lookups.freshDevice);
	if (codes.has('CLOCK_AHEAD')) restamp(work, wall, deviceTime(work.state, 0) - deviceTime(state, 0));
	const rest = [...work.outbox.values()].some((row) => row.parked === null);
	const more = answer.page?.more === true || work.state.reoffer !== null || answer.reset === true;
	if (!rest && !more) work.state.synced_at = answer.now;
	return { changes: work.changes(), again: more || (rest && work.moved) };
}

function takeEpochAndView(work: Work, asked: Asked, answer: SyncAnswer): void {
	const { state } = work;
	if (answer.reset) {
		state.epoch = answer.epoch;
		state.cursor = 0;
		state.reoffer = { months: null, after: null };
	} else if (asked.request.epoch === '') {
		state.epoch = answer.epoch;
	}
	if (answer.view === state.view) return;
	if (state.view.includes('+answers') && !answer.view.includes('+answers')) work.sweep.push('details');
	state.view = answer.view;
	state.cursor = 0;
}

/** A new server version: parked entries get their chance, unknown kinds are sent once more. */
function takeServer(work: Work, answer: SyncAnswer, refused: RefusedRow[]): void {
	if (answer.server === work.state.server) return;
	work.state.server = answer.server;
	for (const row of work.outbox.values()) {
		if (row.parked !== null) work.putRow({ ...row, parked: null, tries: 0 });
	}
	for (const row of refused) {
		if (row.code === 'UNKNOWN_KIND' && row.server !== answer.server) work.unrefuse(row);
	}
}

/** The next step of comparing what is held, and the outbox rows for what the server wants back. */
function takeHoldings(work: Work, asked: Asked, answer: SyncAnswer): void {
	const { reoffer } = work.state;
	const have = asked.request.have;
	if (answer.reset || reoffer === null || have === undefined) return;
	for (const id of answer.want ?? []) work.offer(id);
	if ('months' in have) {
		const months = answer.differ ?? [];
		work.state.reoffer = months.length > 0 ? { months, after: null } : null;
	} else {
		const last = asked.heldUpTo;
		work.state.reoffer = last && { ...reoffer, after: { stamp: last.stamp, id: last.id } };
	}
}

/** Page and cursor together, and only if the page continues from the cursor. */
function takePage(work: Work, answer: SyncAnswer): void {
	const { page } = answer;
	if (!page || answer.reset || answer.epoch !== work.state.epoch || page.from !== work.state.cursor) return;
	for (const entry of page.entries) takeEntry(work, entry);
	work.state.cursor = page.next;
}

function takeEntry(work: Work, entry: WireEntry): void {
	const own = work.entries.get(entry.id);
	const row = work.rowOf(entry.id);
	if (own && row && !work.isSame(own, entry)) {
		// Another entry got this id first: the person's own words must not be overwritten.
		work.refuse(row, 'ID_REUSED', 'Another entry already has this id.');
	}
	const mayKeep = work.state.view.includes('+answers') && own && work.isSame(own, entry);
	const kept = mayKeep ? own.detail : undefined;
	const detail = entry.detail ?? kept;
	work.putEntry({ ...entry, chart: work.state.chart, ...(detail === undefined ? {} : { detail }) });
	work.state.clock = merge(work.state.clock, entry.stamp);
	work.state.acknowledged = merge(work.state.acknowledged, entry.stamp);
}
