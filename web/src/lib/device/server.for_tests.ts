/** An in-memory server that speaks the exchange of sync.md well enough to sync against, and fails when told to. */

import type { WireEntry } from '../chart/entry.ts';
import type { Receipt, SyncAnswer, SyncRequest } from '../chart/protocol.ts';
import { ApiError, type Method, type Send } from './api.ts';

const PAGE = 3;

export type Fault = 'lost request' | 'lost answer' | 'broken' | 'signed out';

export class ServerForTests {
	readonly entries = new Map<string, WireEntry[]>();
	readonly refuses = new Set<string>();
	requests = 0;
	/** The person signed in; another one in a request is turned away. */
	person: string;
	#faults: Fault[] = [];

	constructor(person: string) {
		this.person = person;
	}

	/** The next requests meet these, one each. */
	fail(...faults: Fault[]): void {
		this.#faults.push(...faults);
	}

	log(chart: string): WireEntry[] {
		let log = this.entries.get(chart);
		if (!log) this.entries.set(chart, (log = []));
		return log;
	}

	readonly send: Send = async <Answer>(_method: Method, path: string, body?: object): Promise<Answer> => {
		this.requests += 1;
		const fault = this.#faults.shift();
		if (fault === 'lost request') throw new ApiError('NO_ANSWER', 'lost', 0, null, null);
		if (fault === 'broken') throw new ApiError('INTERNAL', 'broken', 500, null, null);
		if (fault === 'signed out') throw new ApiError('SIGNED_OUT', 'signed out', 401, null, null);
		const chart = path.split('/')[3] ?? '';
		const answer = this.#answer(this.log(chart), body as SyncRequest);
		if (fault === 'lost answer') throw new ApiError('NO_ANSWER', 'lost', 0, null, null);
		return structuredClone(answer) as Answer;
	};

	#answer(log: WireEntry[], request: SyncRequest): SyncAnswer {
		if (request.person !== this.person) throw new ApiError('OTHER_PERSON', 'other', 401, null, null);
		const receipts = request.entries.map((entry) => this.#take(log, entry, request));
		const entries = log.slice(request.after, request.after + PAGE);
		const next = request.after + entries.length;
		return {
			epoch: '1.1',
			view: 'owner',
			now: new Date().toISOString(),
			server: '1',
			receipts,
			page: { from: request.after, entries, next, more: next < log.length }
		};
	}

	#take(log: WireEntry[], entry: WireEntry, request: SyncRequest): Receipt {
		const { id } = entry;
		if (this.refuses.has(id))
			return { id, status: 'refused', code: 'INVALID_BODY', message: 'Not a rating.' };
		const known = log.find((stored) => stored.id === id);
		const kept = { ...entry };
		delete kept.n;
		const stored = known ?? { ...kept, author: request.person, seal: `seal-${id}`, seq: log.length + 1 };
		if (!known) log.push(stored);
		const { seq, stamp, seal, happened_at } = stored;
		return { id, status: known ? 'known' : 'stored', seq, stamp, seal, happened_at };
	}
}
