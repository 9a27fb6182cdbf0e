/** For tests: a phone whose database is plain maps, and answers made by hand. */
import type { StoredEntry, WireEntry } from './entry.ts';
import {
	answerNeeds,
	type Asked,
	type Changes,
	type ChartState,
	nextRequest,
	onAnswer,
	onFailure,
	openChart,
	type OutboxRow,
	plan,
	type Receipt,
	record,
	type RefusedRow,
	type SyncAnswer
} from './protocol.ts';

export const NOW = Date.UTC(2026, 10, 22, 18);
export const YEAR = 31_536_000_000;
export const MARIA = '00000000-0000-4000-8000-00000000000a';
export const DEVICE = '00000000-0000-4000-8000-000000000001';
export const id = (number: number) => `00000000-0000-4000-9000-${String(number).padStart(12, '0')}`;

/** Maria's phone with its rows in plain maps. */
export class Phone {
	state: ChartState | null = openChart({ chart: 'c', device: DEVICE, person: MARIA, role: 'owner' });
	entries = new Map<string, StoredEntry>();
	outbox = new Map<number, OutboxRow>();
	refused = new Map<string, RefusedRow>();
	wall = NOW;

	put(changes: Changes): void {
		for (const n of changes.dropOutbox ?? []) this.outbox.delete(n);
		for (const gone of changes.dropEntries ?? []) this.entries.delete(gone);
		for (const gone of changes.dropRefused ?? []) this.refused.delete(gone);
		for (const entry of changes.entries ?? []) this.entries.set(entry.id, entry);
		for (const row of changes.outbox ?? []) this.outbox.set(row.n, row);
		for (const row of changes.refused ?? []) this.refused.set(row.id, row);
		if (changes.chart !== undefined) this.state = changes.chart;
	}

	get open(): ChartState {
		if (!this.state) throw new Error('the chart is gone');
		return this.state;
	}

	write(number: number, text = 'x'): void {
		const draft = { id: id(number), kind: 'goal' as const, body: { text, done: false } };
		this.put(record(this.open, draft, { wall: this.wall, zone: 60 }).changes);
	}

	ask(): Asked {
		const planned = plan(this.open, [...this.outbox.values()], this.wall);
		if (!planned) throw new Error('nothing to ask');
		const entries = new Map(planned.ids.map((wanted) => [wanted, this.entries.get(wanted) as StoredEntry]));
		const { asked, changes } = nextRequest(this.open, [...this.outbox.values()], { entries });
		this.put(changes);
		return asked;
	}

	hear(asked: Asked, more: Partial<SyncAnswer> = {}): boolean {
		const answer: SyncAnswer = {
			epoch: 'life.part',
			view: 'owner+answers.1.0',
			now: new Date(NOW).toISOString(),
			server: '1',
			receipts: [],
			...more
		};
		const outbox = [...this.outbox.values()];
		const needed = answerNeeds(answer, outbox);
		const entries = new Map([...this.entries].filter(([known]) => needed.includes(known)));
		const lookups = { outbox, refused: [...this.refused.values()], entries, freshDevice: id(99) };
		const { changes, again } = onAnswer(this.open, asked, answer, lookups, this.wall);
		this.put(changes);
		return again;
	}

	fail(status: number, code = '', retryAfter: number | null = null): void {
		const asked = this.ask();
		const lookups = { outbox: [...this.outbox.values()], entries: this.entries };
		this.put(onFailure(this.open, asked, { status, code, retryAfter }, lookups, this.wall));
	}

	waiting(): string[] {
		return [...this.outbox.values()].map((row) => row.id);
	}
}

export const stored = (entry: WireEntry, seq = 1): Receipt => ({
	id: entry.id,
	status: 'stored',
	seq,
	stamp: entry.stamp,
	seal: 'k.seal'
});
export const refusal = (number: number, code: string): Receipt => ({
	id: id(number),
	status: 'refused',
	code,
	message: 'because'
});
