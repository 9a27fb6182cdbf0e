import type { StoredEntry } from './entry.ts';
import type { Changes, ChartState, OutboxRow, RefusedRow, SyncAnswer } from './state.ts';
import { Work } from './work.ts';

/** A former link: the chart goes, what was unsent stays readable in the refused list. */
export function endChart(work: Work, answer: SyncAnswer): Changes {
	for (const receipt of answer.receipts) {
		const row = work.rowOf(receipt.id);
		if (row && receipt.status !== 'refused') work.dropRow(row);
	}
	return gone(work, 'LINK_ENDED', 'This link has ended.');
}

/** The chart was erased: offer the unsent (refused with code ERASED) as a file; the rest goes now. */
export function eraseChart(
	state: ChartState,
	rows: { outbox: OutboxRow[]; entries: Map<string, StoredEntry> },
	at: string
): Changes {
	return gone(new Work(state, rows, at), 'ERASED', 'This chart was erased.');
}

function gone(work: Work, code: string, message: string): Changes {
	for (const row of [...work.outbox.values()]) work.refuse(row, code, message);
	const { refused = [] } = work.changes();
	return { refused: refused.filter(isOwn(work.state)), chart: null };
}

/** Entries of others that were only being given back are not the person's to keep. */
function isOwn(state: ChartState): (row: RefusedRow) => boolean {
	return ({ entry }) => entry.author === 'self' || entry.author === state.person;
}
