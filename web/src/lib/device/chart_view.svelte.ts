import { withAnswers } from '../chart/answers.ts';
import { corrected } from '../chart/corrections.ts';
import { parsed, type StoredEntry } from '../chart/entry.ts';
import type { Bodies, Correction, Kind } from '../chart/kinds.ts';
import { type Draft, sendAgain } from '../chart/record.ts';
import type { Standing } from '../chart/state.ts';
import type { ApiError } from './api.ts';
import { chartState } from './chart_state.ts';
import { append, snapshot, unrefuse } from './chart_store.ts';
import type { Connection } from './connection.ts';
import { newEntryId } from './ids.ts';
import type { PersonSchema } from './person_store.ts';
import { type ChartEntry, type ChartState, NotSaved, type RecordOptions, type Refused } from './shapes.ts';

/** What a view needs of the open database. */
export interface Around {
	storage: Connection<PersonSchema>;
	/** The person signed in, for whom `self` stands; null without account. */
	person: string | null;
	/** Rows were written here: other tabs and the sync are to hear it. */
	written: (chart: string) => void;
	sync: (chart: string) => Promise<void>;
	/** Whether its holder is still seated: a view outlives the change of person in whoever kept it. */
	isOpen: () => boolean;
}

/** One chart as a screen sees it: the person's own, or a client's opened by a therapist. */
export class ChartView {
	readonly id: string;
	readonly role: 'owner' | 'therapist';
	/** Every entry as it was made. */
	all = $state.raw<ChartEntry[]>([]);
	unsentIds = $state.raw<ReadonlySet<string>>(new Set());
	refused = $state.raw<Refused[]>([]);
	syncedAt = $state.raw<Date | null>(null);
	/** Whether the stored entries were read; until then the lists are empty because nobody looked. */
	read = $state(false);

	/** What counts: corrected, withdrawn ones gone, in order of stamp. */
	readonly entries = $derived.by(() => corrected(this.all, this.#around.person));

	#standing = $state<Standing | null>('local');
	#sending = $state(false);
	#problem = $state.raw<ApiError | null>(null);
	readonly state: ChartState = $derived(
		chartState({
			standing: this.#standing,
			unsent: this.unsentIds.size,
			sending: this.#sending,
			problem: this.#problem,
			synced: this.syncedAt !== null
		})
	);

	readonly #around: Around;
	#known = new Map<string, { row: StoredEntry; entry: ChartEntry }>();

	constructor(id: string, role: 'owner' | 'therapist', around: Around) {
		this.id = id;
		this.role = role;
		this.#around = around;
	}

	get unsent(): number {
		return this.unsentIds.size;
	}

	/** Makes an entry. Settles after the strict transaction; rejects with NotSaved, NotStorable or NotCanonical. */
	async record<K extends Kind>(kind: K, body: Bodies[K], options: RecordOptions = {}): Promise<ChartEntry> {
		const { of, answers, happenedAt } = options;
		// Without a secure context there is no digest, and answers without one could not be vouched for: they stay out.
		const sealed =
			answers && crypto.subtle ? await withAnswers(body as Bodies['assessment'], answers) : { body };
		const draft = { ...sealed, kind, body: of === undefined ? sealed.body : { of, ...sealed.body } };
		return this.#append(draft, happenedAt);
	}

	/** Takes an own entry back. */
	withdraw(entry: { id: string; kind: string }): Promise<ChartEntry> {
		const body: Correction<Kind> = { of: entry.id, withdrawn: true };
		return this.#append({ kind: entry.kind as Kind, body });
	}

	/** Puts a refused entry back among those to be sent. */
	async tryAgain(id: string): Promise<void> {
		await unrefuse(this.#around.storage, this.id, id, sendAgain);
		await this.refresh();
		this.#around.written(this.id);
	}

	/** Exchanges now; settles when it was tried. */
	sync(): Promise<void> {
		return this.#around.sync(this.id);
	}

	/** Reads what is stored. */
	async refresh(): Promise<void> {
		const stored = await snapshot(this.#around.storage, this.id);
		this.#standing = stored.state?.standing ?? null;
		this.syncedAt = stored.state?.synced_at ? new Date(stored.state.synced_at) : null;
		this.unsentIds = new Set(stored.outbox.map((row) => row.id));
		this.refused = stored.refused.map(({ entry, code, message }) => ({
			entry: parsed(entry),
			code,
			message
		}));
		this.all = this.#parsedOnce(stored.entries);
		this.read = true;
	}

	/** Told by the sync runner. */
	setStatus(sending: boolean, problem: ApiError | null): void {
		this.#sending = sending;
		if (!sending) this.#problem = problem;
	}

	async #append(draft: Omit<Draft, 'id'>, happenedAt = new Date()): Promise<ChartEntry> {
		if (!this.#around.isOpen()) throw new NotSaved('Somebody else uses this device now.');
		const moment = { wall: happenedAt.getTime(), zone: -happenedAt.getTimezoneOffset() };
		const row = await append(this.#around.storage, this.id, { ...draft, id: newEntryId(Date.now()) }, moment);
		const entry = parsed(row);
		this.#known.set(row.id, { row, entry });
		this.all = [...this.all, entry];
		this.unsentIds = new Set([...this.unsentIds, row.id]);
		this.#around.written(this.id);
		return entry;
	}

	/** A year of entries is parsed once, not after every exchange. */
	#parsedOnce(rows: StoredEntry[]): ChartEntry[] {
		const known = new Map<string, { row: StoredEntry; entry: ChartEntry }>();
		for (const row of rows) {
			const before = this.#known.get(row.id);
			known.set(row.id, before && isSame(before.row, row) ? before : { row, entry: parsed(row) });
		}
		this.#known = known;
		return [...known.values()].map(({ entry }) => entry);
	}
}

function isSame(a: StoredEntry, b: StoredEntry): boolean {
	return (
		a.stamp === b.stamp &&
		a.seal === b.seal &&
		a.body === b.body &&
		a.detail === b.detail &&
		a.author === b.author
	);
}
