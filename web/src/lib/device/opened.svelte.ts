import type { ApiError, Send } from './api.ts';
import { ChartView } from './chart_view.svelte.ts';
import { hold, step } from './chart_store.ts';
import type { Connection } from './connection.ts';
import { Drafts, UNRECORDED } from './drafts.ts';
import { personConnection, type PersonSchema } from './person_store.ts';
import { signedIn, signedUp } from '../chart/people.ts';
import type { Holder } from './registry.ts';
import type { Runner } from './runner.ts';
import type { Saving } from './shapes.ts';
import type { Unrecorded } from '#lib/assessment/hold.ts';

/** What happens around an open database. */
export interface Hooks {
	send: Send;
	saving: (saving: Saving) => void;
	/** After any chart of this person changed on this device. */
	changed: () => void;
}

/** The database of one holder while it is open: its charts, its sync, its news to and from other tabs. */
export class Opened {
	readonly holder: Holder;
	readonly storage: Connection<PersonSchema>;
	/** Entries waiting for the server, over all charts of this person. */
	unsent = $state(0);
	/** Those the server did not take, over all charts. */
	refused = $state(0);
	/** What a result holds back that is not in the chart on purpose. */
	unrecorded = $state.raw<Unrecorded | null>(null);
	readonly drafts: Drafts;
	readonly #views = new Map<string, ChartView>();
	#runner: Promise<Runner> | null = null;
	readonly #channel: BroadcastChannel;
	readonly #hooks: Hooks;
	#closed = false;

	constructor(holder: Holder, hooks: Hooks) {
		this.holder = holder;
		this.#hooks = hooks;
		this.storage = personConnection(holder.database, hooks.saving);
		this.drafts = new Drafts(() => this.storage);
		this.#channel = new BroadcastChannel(holder.database);
		this.#channel.onmessage = ({ data }: MessageEvent<string>) => void this.#heard(data);
	}

	/** The view of a chart, its row made where this device has none yet. */
	async chart(id: string, role: 'owner' | 'therapist'): Promise<ChartView> {
		const known = this.#views.get(id);
		if (known) return known;
		const person = this.holder.person?.id ?? null;
		const state = await hold(this.storage, { chart: id, device: this.holder.device, person, role });
		// A tab killed between making the account and noting it in the chart.
		if (state.person === null && person !== null)
			await step(this.storage, id, (row) => signedUp(row, person));
		const view = new ChartView(id, role, {
			storage: this.storage,
			person,
			written: (chart) => this.#written(chart),
			sync: (chart) => this.sync(chart),
			isOpen: () => !this.#closed
		});
		this.#views.set(id, view);
		await view.refresh();
		return view;
	}

	/** Forgets a view, after its rows were deleted. */
	forget(id: string): void {
		this.#views.delete(id);
	}

	/** Exchanges one chart; settles when it was tried. Without account there is nobody to ask. */
	async sync(chart: string): Promise<void> {
		const { person } = this.holder;
		if (person === null || this.#closed) return;
		this.#runner ??= this.#makeRunner(person.id);
		// Not to be had at this moment: the next reason to sync asks again.
		const runner = await this.#runner.catch(() => (this.#runner = null));
		await runner?.want(chart);
	}

	/** Exchanges every chart that is shown or has something to send. */
	async syncAll(): Promise<void> {
		const waiting = await this.storage.read(['outbox'], (tx) => tx.objectStore('outbox').getAll());
		const charts = new Set([...this.#views.keys(), ...waiting.map((row) => row.chart)]);
		await Promise.all([...charts].map((chart) => this.sync(chart)));
	}

	/** The person signed in again: what waited for that may go on. */
	async goOn(): Promise<void> {
		const charts = await this.storage.read(['charts'], (tx) => tx.objectStore('charts').getAllKeys());
		for (const chart of charts) await step(this.storage, chart, signedIn);
		await this.#refreshAll();
	}

	/** After the page was away: is the storage still there, and what did others do meanwhile? */
	async wake(): Promise<void> {
		await this.storage.probe('charts');
		await this.#refreshAll();
	}

	async readUnrecorded(): Promise<void> {
		this.unrecorded = await this.drafts.load<Unrecorded>(UNRECORDED);
	}

	/** Keeps what an unrecorded result holds back, or, with null, that nothing does. Rejects with NotSaved. */
	async keepUnrecorded(result: Unrecorded | null): Promise<void> {
		this.unrecorded = result;
		if (result) await this.drafts.save(UNRECORDED, result);
		else await this.drafts.drop(UNRECORDED);
		if (!this.#closed) this.#channel.postMessage(UNRECORDED);
	}

	async countUnsent(): Promise<void> {
		[this.unsent, this.refused] = await this.storage.read(['outbox', 'refused'], async (tx) => [
			await tx.objectStore('outbox').count(),
			await tx.objectStore('refused').count()
		]);
	}

	async close(): Promise<void> {
		this.#closed = true;
		await (await this.#runner?.catch(() => null))?.stop();
		this.#channel.close();
		await this.storage.close();
	}

	async #refreshAll(): Promise<void> {
		for (const view of this.#views.values()) await view.refresh();
		await this.countUnsent();
	}

	/** Loaded when there is somebody to sync with: whoever has no account never needs it. */
	async #makeRunner(person: string): Promise<Runner> {
		const { Runner } = await import('./runner.ts');
		return new Runner({
			storage: this.storage,
			person,
			send: this.#hooks.send,
			now: () => Date.now(),
			random: Math.random,
			changed: (chart) => void this.#changed(chart),
			status: (chart, sending, problem) => this.#status(chart, sending, problem)
		});
	}

	#status(chart: string, sending: boolean, problem: ApiError | null): void {
		this.#views.get(chart)?.setStatus(sending, problem);
	}

	#written(chart: string): void {
		if (!this.#closed) this.#channel.postMessage(chart);
		void this.countUnsent().catch(() => undefined);
		void this.sync(chart);
	}

	async #changed(chart: string): Promise<void> {
		if (!this.#closed) this.#channel.postMessage(chart);
		await this.#heard(chart);
		this.#hooks.changed();
	}

	async #heard(chart: string): Promise<void> {
		if (chart === UNRECORDED) return this.readUnrecorded().catch(() => undefined);
		await this.#views
			.get(chart)
			?.refresh()
			.catch(() => undefined);
		await this.countUnsent().catch(() => undefined);
	}
}
