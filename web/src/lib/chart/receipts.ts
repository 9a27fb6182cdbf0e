import { shifted } from './record.ts';
import { type OutboxRow, type Receipt, deviceTime, isAhead } from './state.ts';
import { merge, tick } from './stamp.ts';
import type { Work } from './work.ts';

/** Receipts by id: only now does an entry leave the outbox. Returns the refusals that concern all unsent. */
export function takeReceipts(work: Work, receipts: Receipt[]): Set<string> {
	for (const receipt of receipts) {
		const row = work.rowOf(receipt.id);
		if (row && !concernsAll(receipt.code)) takeReceipt(work, row, receipt);
	}
	return new Set(receipts.flatMap(({ code }) => (code !== undefined && concernsAll(code) ? [code] : [])));
}

/** These refuse the device's clock or name, not the entry: all unsent entries change and go again. */
export function concernsAll(code: string | undefined): boolean {
	return code === 'CLOCK_AHEAD' || code === 'DEVICE_FORK';
}

function takeReceipt(work: Work, row: OutboxRow, receipt: Receipt): void {
	if (receipt.status === 'refused') {
		work.refuse(row, receipt.code ?? 'REFUSED', receipt.message ?? '');
		return;
	}
	const entry = work.entries.get(row.id);
	if (entry) {
		const stamp = receipt.stamp ?? entry.stamp;
		work.putEntry({
			...entry,
			stamp,
			happened_at: receipt.happened_at ?? entry.happened_at,
			author: entry.author === 'self' ? (work.state.person ?? 'self') : entry.author,
			...(receipt.seal === undefined ? {} : { seal: receipt.seal }),
			...(receipt.seq === undefined ? {} : { seq: receipt.seq })
		});
		work.state.clock = merge(work.state.clock, stamp);
		work.state.acknowledged = merge(work.state.acknowledged, stamp);
	}
	work.dropRow(row);
}

/** This device is a copy of another: it goes on under a fresh id, its numbers from 1. */
export function fork(work: Work, device: string): void {
	work.state.device = device;
	work.renumber();
	for (const row of work.outbox.values()) {
		const entry = work.entries.get(row.id);
		if (entry && entry.seal === undefined) work.putEntry({ ...entry, device });
	}
}

/**
 * The clock was ahead: down to the highest acknowledged stamp, and the unsent get stamps from the corrected
 * time on, in n order, with the same ids. One that was not ahead and still is in order keeps its stamp, since
 * that tells the truth; one that the server already sealed keeps it because the seal covers it.
 * `correction` = what was learned about the device's clock, in milliseconds.
 */
export function restamp(work: Work, wall: number, correction: number): void {
	const now = deviceTime(work.state, wall);
	let running = work.state.acknowledged;
	for (const row of [...work.outbox.values()].sort((a, b) => a.n - b.n)) {
		const entry = work.entries.get(row.id);
		if (!entry || entry.seal !== undefined) continue;
		const ahead = isAhead(entry.stamp, now);
		if (!ahead && entry.stamp > running) {
			running = entry.stamp;
			continue;
		}
		running = tick(running, now, work.state.device);
		if (running === entry.stamp) continue;
		const happened_at = ahead ? notAfter(shifted(entry.happened_at, correction), now) : entry.happened_at;
		work.putEntry({ ...entry, stamp: running, happened_at });
		work.moved = true;
	}
	work.state.clock = running;
}

function notAfter(happened_at: string, now: number): string {
	const late = Date.parse(happened_at) - now;
	return late > 0 ? shifted(happened_at, -late) : happened_at;
}
