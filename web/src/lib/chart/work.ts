import type { StoredEntry } from './entry.ts';
import { type Changes, type ChartState, type OutboxRow, type RefusedRow, claimedOf } from './state.ts';
import { merge } from './stamp.ts';

/** A view of the device's rows that remembers what was changed: in go lookups, out come `Changes`. */
export class Work {
	readonly state: ChartState;
	readonly outbox: Map<number, OutboxRow>;
	readonly entries: Map<string, StoredEntry>;
	readonly sweep: ('others' | 'details')[] = [];
	/** Whether anything left the outbox or was changed so that sending again makes sense. */
	moved = false;
	private readonly putEntries = new Map<string, StoredEntry>();
	private readonly putRows = new Map<number, OutboxRow>();
	private readonly putRefused: RefusedRow[] = [];
	private readonly goneEntries = new Set<string>();
	private readonly goneRows = new Set<number>();
	private readonly goneRefused: string[] = [];
	private readonly numbers: Map<string, number>;

	private readonly at: string;

	/** `at`: the time written beside what gets refused. */
	constructor(
		state: ChartState,
		rows: { outbox: OutboxRow[]; entries: Map<string, StoredEntry> },
		at: string
	) {
		this.state = { ...state };
		this.at = at;
		this.outbox = new Map(rows.outbox.map((row) => [row.n, row]));
		this.entries = new Map(rows.entries);
		this.numbers = new Map(rows.outbox.map((row) => [row.id, row.n]));
	}

	rowOf(id: string): OutboxRow | undefined {
		const n = this.numbers.get(id);
		return n === undefined ? undefined : this.outbox.get(n);
	}

	/** Same kind, author and body. `self` is the person who now has the account. */
	isSame(own: StoredEntry, other: { kind: string; author: string; body: string }): boolean {
		const author = own.author === 'self' ? this.state.person : own.author;
		return own.kind === other.kind && own.body === other.body && author === other.author;
	}

	putEntry(entry: StoredEntry): void {
		this.entries.set(entry.id, entry);
		this.putEntries.set(entry.id, entry);
		this.goneEntries.delete(entry.id);
	}

	dropEntry(id: string): void {
		this.entries.delete(id);
		this.putEntries.delete(id);
		this.goneEntries.add(id);
	}

	putRow(row: OutboxRow): void {
		this.outbox.set(row.n, row);
		this.numbers.set(row.id, row.n);
		this.putRows.set(row.n, row);
	}

	dropRow(row: OutboxRow): void {
		this.outbox.delete(row.n);
		this.numbers.delete(row.id);
		this.putRows.delete(row.n);
		this.goneRows.add(row.n);
		this.moved = true;
	}

	/** Into the outbox under a fresh number, unless it waits there already. */
	offer(id: string): void {
		if (!this.entries.has(id) || this.rowOf(id)) return;
		this.putRow({ ...this.blankRow(id), offered: true });
	}

	/** Out of outbox and entries into the visible list. */
	refuse(row: OutboxRow, code: string, message: string): void {
		const entry = this.entries.get(row.id);
		if (entry) {
			const { chart, server } = this.state;
			this.putRefused.push({ chart, id: row.id, entry, code, message, at: this.at, server });
		}
		this.dropRow(row);
		this.dropEntry(row.id);
	}

	/** Back from the visible list into the outbox. */
	unrefuse(refused: RefusedRow): void {
		this.goneRefused.push(refused.id);
		this.putEntry(refused.entry);
		this.state.clock = merge(this.state.clock, refused.entry.stamp);
		this.putRow(this.blankRow(refused.id));
		this.moved = true;
	}

	/** Every row under a new number, from 1: this device goes on under another id. */
	renumber(): void {
		const rows = [...this.outbox.values()].sort((a, b) => a.n - b.n);
		for (const row of rows) this.dropRow(row);
		this.state.n = 0;
		for (const row of rows) this.putRow({ ...this.blankRow(row.id), offered: row.offered });
	}

	changes(): Changes {
		this.state.claimed = claimedOf(this.state.n, this.outbox.values());
		return {
			sweep: this.sweep,
			dropOutbox: [...this.goneRows],
			dropEntries: [...this.goneEntries],
			dropRefused: this.goneRefused,
			entries: [...this.putEntries.values()],
			outbox: [...this.putRows.values()],
			refused: this.putRefused,
			chart: this.state
		};
	}

	private blankRow(id: string): OutboxRow {
		this.state.n += 1;
		return { chart: this.state.chart, n: this.state.n, id, offered: false, tries: 0, parked: null };
	}
}
