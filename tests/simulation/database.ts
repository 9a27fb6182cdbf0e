import type { StoredEntry } from '../../web/src/lib/chart/entry.ts';
import type { Changes, ChartState, OutboxRow, RefusedRow } from '../../web/src/lib/chart/protocol.ts';

/** What one person's IndexedDB holds, as plain rows: a transaction is one call of `commit`. */
export interface Rows {
	charts: Record<string, ChartState>;
	entries: Record<string, StoredEntry>;
	outbox: Record<string, OutboxRow>;
	refused: Record<string, RefusedRow>;
}

const REMEMBERED = 4;

export class Database {
	rows: Rows = { charts: {}, entries: {}, outbox: {}, refused: {} };
	/** The states before the last transactions: what a power loss may fall back to without strict durability. */
	private before: Rows[] = [];

	state(chart: string): ChartState | undefined {
		return this.rows.charts[chart];
	}

	outboxOf(chart: string): OutboxRow[] {
		return Object.values(this.rows.outbox).filter((row) => row.chart === chart);
	}

	refusedOf(chart: string): RefusedRow[] {
		return Object.values(this.rows.refused).filter((row) => row.chart === chart);
	}

	entriesOf(chart: string): StoredEntry[] {
		return Object.values(this.rows.entries).filter((entry) => entry.chart === chart);
	}

	entry(chart: string, id: string): StoredEntry | undefined {
		return this.rows.entries[`${chart} ${id}`];
	}

	found(chart: string, ids: Iterable<string>): Map<string, StoredEntry> {
		const found = new Map<string, StoredEntry>();
		for (const id of ids) {
			const entry = this.entry(chart, id);
			if (entry) found.set(id, entry);
		}
		return found;
	}

	/** Applies changes in the order their fields are declared in, as README.md of the chart folder says. */
	commit(chart: string, changes: Changes): void {
		const { charts, entries, outbox, refused } = this.rows;
		this.before = [...this.before.slice(1 - REMEMBERED), this.rows];
		this.rows = {
			charts: { ...charts },
			entries: { ...entries },
			outbox: { ...outbox },
			refused: { ...refused }
		};
		for (const sweep of changes.sweep ?? []) this.sweep(chart, sweep);
		for (const n of changes.dropOutbox ?? []) delete this.rows.outbox[`${chart} ${n}`];
		for (const id of changes.dropEntries ?? []) delete this.rows.entries[`${chart} ${id}`];
		for (const id of changes.dropRefused ?? []) delete this.rows.refused[`${chart} ${id}`];
		for (const entry of changes.entries ?? []) this.rows.entries[`${chart} ${entry.id}`] = entry;
		for (const row of changes.outbox ?? []) this.rows.outbox[`${chart} ${row.n}`] = row;
		for (const row of changes.refused ?? []) this.rows.refused[`${chart} ${row.id}`] = row;
		if (changes.chart === null) this.deleteChart(chart);
		else if (changes.chart) this.rows.charts[chart] = changes.chart;
		if (changes.moveTo !== undefined) this.move(chart, changes.moveTo);
	}

	/** Falls back by up to `transactions`: what relaxed durability allows a power loss to do. */
	losePower(transactions: number): void {
		const state = this.before.at(-transactions);
		if (transactions > 0 && state) this.rows = state;
		this.before = [];
	}

	private sweep(chart: string, what: 'others' | 'details'): void {
		const person = this.rows.charts[chart]?.person;
		for (const [key, entry] of Object.entries(this.rows.entries)) {
			if (entry.chart !== chart) continue;
			if (what === 'others' && entry.author !== person) delete this.rows.entries[key];
			if (what === 'details' && entry.detail !== undefined) {
				this.rows.entries[key] = { ...entry, detail: undefined };
			}
		}
	}

	private deleteChart(chart: string): void {
		delete this.rows.charts[chart];
		for (const key of Object.keys(this.rows.entries)) {
			if (this.rows.entries[key]?.chart === chart) delete this.rows.entries[key];
		}
		for (const key of Object.keys(this.rows.outbox)) {
			if (this.rows.outbox[key]?.chart === chart) delete this.rows.outbox[key];
		}
	}

	private move(from: string, to: string): void {
		const state = this.rows.charts[from] as ChartState;
		const entries = this.entriesOf(from);
		const outbox = this.outboxOf(from);
		this.deleteChart(from);
		this.rows.charts[to] = state;
		for (const entry of entries) this.rows.entries[`${to} ${entry.id}`] = { ...entry, chart: to };
		for (const row of outbox) this.rows.outbox[`${to} ${row.n}`] = { ...row, chart: to };
	}
}
