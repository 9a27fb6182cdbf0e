import type { Asked, SyncAnswer } from '../chart/protocol.ts';
import { ApiError, type Send } from './api.ts';
import type { Connection } from './connection.ts';
import { fail, prepare, take } from './exchange_store.ts';
import type { PersonSchema } from './person_store.ts';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 300_000;
const LOCK_PATIENCE_MS = 60_000;

/** What the runner needs of its surroundings, so that a test can give it another network and another clock. */
export interface Surroundings {
	storage: Connection<PersonSchema>;
	/** Carried by the lock, so that two people on one device do not wait for each other. */
	person: string;
	send: Send;
	now: () => number;
	/** Random number from 0 to 1, for the jitter. */
	random: () => number;
	/** Rows of this chart were changed; other tabs are to hear it too. */
	changed: (chart: string) => void;
	/** An exchange of this chart began or ended; `problem` says how the last one failed. */
	status: (chart: string, sending: boolean, problem: ApiError | null) => void;
}

/**
 * Carries entries between this device and the server, one chart at a time, for as long as it takes.
 *
 * Every retry is safe, so there is no limit to them: only a pause, jittered and growing to five minutes, that any
 * new reason to sync cuts short.
 */
export class Runner {
	readonly #around: Surroundings;
	readonly #wanted = new Set<string>();
	readonly #failures = new Map<string, number>();
	readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
	#running: Promise<void> | null = null;
	#stopped = false;

	constructor(around: Surroundings) {
		this.#around = around;
	}

	/** Exchanges this chart soon; settles when the queue is empty, whether or not the server answered. */
	want(chart: string): Promise<void> {
		if (this.#stopped) return Promise.resolve();
		clearTimeout(this.#timers.get(chart));
		this.#wanted.add(chart);
		this.#running ??= this.#run();
		return this.#running;
	}

	/** No further exchange begins; settles when the one under way has ended. */
	async stop(): Promise<void> {
		this.#stopped = true;
		for (const timer of this.#timers.values()) clearTimeout(timer);
		await this.#running;
	}

	async #run(): Promise<void> {
		for (const chart of this.#wanted) {
			this.#wanted.delete(chart);
			this.#around.status(chart, true, null);
			const problem = await this.#exchange(chart);
			this.#around.status(chart, false, problem);
			this.#planAfter(chart, problem);
		}
		// In the same breath as the last look at the queue, so that no wish falls between the two.
		this.#running = null;
	}

	async #exchange(chart: string): Promise<ApiError | null> {
		try {
			await alone(`unknot-sync-${this.#around.person}`, async () => {
				while (!this.#stopped && (await this.#once(chart)));
			});
			return null;
		} catch (problem) {
			if (problem instanceof ApiError) return problem;
			// Storage trouble is told by the storage itself; sync just tries again later.
			return new ApiError('NOT_STORED', 'This device stores nothing at the moment.', 0, null, null);
		}
	}

	/** One request and its answer; true when there is more to do at once. */
	async #once(chart: string): Promise<boolean> {
		const { storage, send, now, changed } = this.#around;
		const asked = await prepare(storage, chart, now());
		if (!asked) return false;
		try {
			const answer = await send<SyncAnswer>('POST', `/api/charts/${chart}/sync`, asked.request);
			return await take(storage, chart, asked, answer, now());
		} catch (problem) {
			if (problem instanceof ApiError) await this.#note(chart, asked, problem);
			throw problem;
		} finally {
			changed(chart);
		}
	}

	#note(chart: string, asked: Asked, problem: ApiError): Promise<void> {
		const retryAfter = problem.retryAfterMs === null ? null : problem.retryAfterMs / 1000;
		// A proxy's page of HTML says nothing about this entry: treated like silence.
		const status = problem.code === 'NO_ANSWER' ? 0 : problem.status;
		const failure = { status, code: problem.code, retryAfter };
		return fail(this.#around.storage, chart, asked, failure, this.#around.now());
	}

	#planAfter(chart: string, problem: ApiError | null): void {
		clearTimeout(this.#timers.get(chart));
		if (problem === null) {
			this.#failures.delete(chart);
			return;
		}
		if (this.#stopped || isFinal(problem)) return;
		const failures = (this.#failures.get(chart) ?? 0) + 1;
		this.#failures.set(chart, failures);
		const pause = pauseOf(problem, failures, this.#around.random());
		this.#timers.set(
			chart,
			setTimeout(() => void this.want(chart), pause)
		);
	}
}

/** Waiting does not help here: someone has to sign in, update, or look. The next ordinary reason to sync asks again. */
function isFinal(problem: ApiError): boolean {
	return [401, 404, 409, 410].includes(problem.status);
}

/** Milliseconds until the next attempt. */
export function pauseOf(problem: ApiError, failures: number, random: number): number {
	if (problem.retryAfterMs !== null) return problem.retryAfterMs + random * FIRST_PAUSE_MS;
	const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures, 20));
	return longest / 2 + (random * longest) / 2;
}

/**
 * Runs `work` in one tab at a time. A tab frozen in the background may hold the lock forever: after a minute it is
 * taken away, which is safe, since an answer counts only for the request whose number is the newest stored.
 */
async function alone(name: string, work: () => Promise<void>): Promise<void> {
	const locks = typeof navigator === 'undefined' ? undefined : navigator.locks;
	if (!locks) return work();
	let begun = false;
	const begin = () => {
		begun = true;
		return work();
	};
	try {
		await locks.request(name, { signal: AbortSignal.timeout(LOCK_PATIENCE_MS) }, begin);
	} catch (problem) {
		if (begun) throw problem;
		await locks.request(name, { steal: true }, begin);
	}
}
