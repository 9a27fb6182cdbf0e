import type { ChartEntry, ChartState, RecordOptions, Refused } from './shapes.ts';

/** One chart as a screen sees it: the person's own, or a client's opened by a therapist. */
export class ChartView {
	readonly id: string;
	role = $state<'owner' | 'therapist'>('owner');
	entries = $state.raw<ChartEntry[]>([]);
	all = $state.raw<ChartEntry[]>([]);
	unsentIds = $state.raw<ReadonlySet<string>>(new Set());
	refused = $state.raw<Refused[]>([]);
	syncedAt = $state.raw<Date | null>(null);
	state = $state<ChartState>('here_only');

	constructor(id: string) {
		this.id = id;
	}

	get unsent(): number {
		return this.unsentIds.size;
	}

	/** Settles after the strict transaction; rejects with NotSaved. */
	async record(_kind: string, _body: object, _options: RecordOptions = {}): Promise<ChartEntry> {
		throw new Error('not yet');
	}

	/** Takes an own entry back. */
	async withdraw(entry: ChartEntry): Promise<ChartEntry> {
		return this.record(entry.kind, { withdrawn: true }, { of: entry.id });
	}

	/** Asks for an exchange now. */
	sync(): void {}
}
