import type { StoredEntry } from '../../web/src/lib/chart/entry.ts';
import type { Lookups } from '../../web/src/lib/chart/protocol.ts';
import type { Asked, Changes, ChartState, OutboxRow, SyncAnswer } from '../../web/src/lib/chart/protocol.ts';

/** A planted fault of the device: wraps the real steps, which know nothing of it. */
export interface Sabotage {
	beforeRecord?: (state: ChartState) => ChartState;
	afterAsk?: (changes: Changes, asked: Asked, outbox: OutboxRow[]) => Changes;
	beforeAnswer?: (state: ChartState, asked: Asked, answer: SyncAnswer) => [Asked, SyncAnswer];
	/** Several changes are several transactions; a kill comes after the first. */
	afterAnswer?: (changes: Changes, state: ChartState, lookups: Lookups) => Changes[];
	afterFailure?: (changes: Changes) => Changes;
	beforeFold?: (entries: StoredEntry[]) => StoredEntry[];
	relaxed?: boolean;
}

const outboxEmptiedOnSending: Sabotage = {
	afterAsk: (changes, asked, outbox) => {
		const sent = new Set(asked.request.entries.map(({ id }) => id));
		return {
			...changes,
			dropOutbox: outbox.filter(({ id }) => sent.has(id)).map(({ n }) => n)
		};
	}
};

const cursorBeforePage: Sabotage = {
	afterAnswer: ({ entries, ...rest }) => [rest, { entries: entries ?? [] }]
};

const noReconcile: Sabotage = {
	afterAnswer: (changes) => [
		changes.chart ? { ...changes, chart: { ...changes.chart, reoffer: null } } : changes
	]
};

const plainClocks: Sabotage = {
	beforeRecord: (state) => ({ ...state, clock: '' })
};

const oldPagesAccepted: Sabotage = {
	beforeAnswer: (state, asked, answer) => {
		const { page } = answer;
		const from = state.cursor;
		return [
			{ ...asked, ticket: state.ticket },
			{
				...answer,
				epoch: answer.reset ? answer.epoch : state.epoch,
				...(page ? { page: { ...page, from } } : {})
			}
		];
	}
};

const clocksNotMerged: Sabotage = {
	afterAnswer: (changes, state) => [
		changes.chart ? { ...changes, chart: { ...changes.chart, clock: state.clock } } : changes
	]
};

/** An unsent entry whose stamp changes gets another id with it. */
const restampedUnderNewId: Sabotage = {
	afterAnswer: (changes, _state, lookups) => {
		const renamed = new Map<string, string>();
		const entries = (changes.entries ?? []).map((entry) => {
			const before = lookups.entries.get(entry.id);
			if (!before || entry.seal !== undefined || before.stamp === entry.stamp) return entry;
			renamed.set(entry.id, renamedId(entry.id));
			return { ...entry, id: renamed.get(entry.id) as string };
		});
		const rows = lookups.outbox.filter(({ id }) => renamed.has(id));
		const outbox = rows.map((row) => ({
			...row,
			id: renamed.get(row.id) as string
		}));
		const dropEntries = [...(changes.dropEntries ?? []), ...renamed.keys()];
		return [
			{
				...changes,
				entries,
				dropEntries,
				outbox: [...(changes.outbox ?? []), ...outbox]
			}
		];
	}
};

const correctionsByOthersCounted: Sabotage = {
	beforeFold: (entries) => {
		const authors = new Map(entries.map(({ id, author }) => [id, author]));
		return entries.map((entry) => {
			const of = JSON.parse(entry.body).of;
			return { ...entry, author: (of && authors.get(of)) || entry.author };
		});
	}
};

const unsentOfErasedDropped: Sabotage = {
	afterFailure: (changes) => (changes.chart === null ? { ...changes, refused: [] } : changes)
};

export const SABOTAGES: Record<string, Sabotage> = {
	'outbox emptied on sending': outboxEmptiedOnSending,
	'page and cursor in two transactions': cursorBeforePage,
	'no reconcile after reset': noReconcile,
	'plain clocks': plainClocks,
	'old pages accepted': oldPagesAccepted,
	'clocks not merged on receipt': clocksNotMerged,
	'relaxed durability with power loss': { relaxed: true },
	'corrections by others counted': correctionsByOthersCounted,
	'a restamped entry given a new id': restampedUnderNewId,
	'unsent entries of an erased chart dropped': unsentOfErasedDropped
};

function renamedId(id: string): string {
	return id.slice(0, -1) + ((parseInt(id.slice(-1), 16) + 1) % 16).toString(16);
}
