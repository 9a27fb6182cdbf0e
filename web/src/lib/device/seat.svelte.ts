import type { Send } from './api.ts';
import type { Me } from './api_shapes.ts';
import type { ChartView } from './chart_view.svelte.ts';
import { corrected } from '../chart/corrections.ts';
import { type ChartEntry, parsed } from '../chart/entry.ts';
import { allEntries, countEntries } from './chart_store.ts';
import { Drafts, UNRECORDED } from './drafts.ts';
import { Opened } from './opened.svelte.ts';
import { personConnection } from './person_store.ts';
import type { Unrecorded } from '#lib/assessment/hold.ts';
import { type Holder, isOpenAnonymous, known, newHolder, Registry } from './registry.ts';
import type { ChartState, Saving } from './shapes.ts';

export interface SamePersonQuestion {
	kind: 'same_person';
	/** How many entries were made here before the sign-in. */
	entries: number;
}

/** What was made here before the sign-in, while it is not in the chart of the person who signed in. */
export interface Before {
	/** The entries that count, in stamp order. */
	records: readonly ChartEntry[];
	unrecorded: Unrecorded | null;
}

/** Who holds this device now, with their database open. One holder at a time; the others stay closed. */
export class Seat {
	holder = $state.raw<Holder | null>(null);
	opened = $state.raw<Opened | null>(null);
	chart = $state.raw<ChartView | null>(null);
	question = $state.raw<SamePersonQuestion | null>(null);
	before = $state.raw<Before | null>(null);
	/** The server knows nobody as signed in here, as far as it was asked since this holder was seated. */
	signedOut = $state(false);
	readonly state: ChartState | null = $derived(
		this.chart?.state ?? (this.holder?.person && this.signedOut ? 'signed_out' : null)
	);
	/** The databases that do not take what is written, and how so. */
	#failing = $state.raw<ReadonlyMap<string, Saving>>(new Map());
	readonly saving: Saving = $derived(worst([...this.#failing.values()]));
	readonly registry: Registry;
	readonly #send: Send;
	readonly #others: BroadcastChannel;
	#taking: Promise<void> = Promise.resolve();
	#settling: Promise<void> = Promise.resolve();

	constructor(send: Send, registryName = 'unknot') {
		this.#send = send;
		this.registry = new Registry((saving) => this.#heard(registryName, saving), registryName);
		this.#others = new BroadcastChannel(registryName);
		this.#others.onmessage = () => void this.take().catch(() => undefined);
	}

	/** Opens the database of whoever holds the device by the registry. In turn: the last who is seated holds it last. */
	take(): Promise<void> {
		const taken = this.#taking.then(() => this.#take());
		this.#taking = taken.catch(() => undefined);
		return taken;
	}

	async #take(): Promise<void> {
		const holder = await this.registry.current();
		const before = await this.#recordsBefore(holder).catch(() => null);
		await this.#open(holder);
		this.before = before;
		this.question = before && holder.asking ? { kind: 'same_person', entries: before.count } : null;
		void this.settle();
	}

	/** The stored holder changed: opens it anew, here and in the other tabs. */
	async changed(): Promise<void> {
		await this.take();
		this.announce();
	}

	/** Has the other tabs look anew who holds the device, and what is closed on it. */
	announce(): void {
		this.#others.postMessage('changed');
	}

	/**
	 * Seats the person the server knows by the new sign-in. Records of an anonymous holder stay closed, or, with `ask`,
	 * until the person says whose they are.
	 */
	async become(me: Me, device: string, ask: boolean): Promise<void> {
		const before = this.holder;
		const open = this.opened;
		const row = (await this.registry.all()).find((holder) => holder.person?.id === me.person.id);
		const mine = { ...(row ?? newHolder({ device })), ...known(me), locked: false };
		const records = before && isOpenAnonymous(before) && open ? await countEntries(open.storage) : 0;
		if (before && records > 0 && ask) Object.assign(mine, { asking: true, mergingFrom: before.database });
		if (before?.person && before.person.id !== me.person.id) {
			await this.registry.change(before.database, { locked: true });
		}
		await this.registry.put(mine, { current: true });
		await this.changed();
		await this.opened?.goOn();
	}

	/** Keeps what the server last said of the person seated. */
	async update(me: Me): Promise<void> {
		const { holder } = this;
		if (!holder) return;
		this.signedOut = false;
		const fresh = await this.registry.change(holder.database, known(me));
		if (fresh && fresh.chart === holder.chart) this.holder = fresh;
		else await this.changed();
	}

	/** The person answered whether the records made here before are theirs. */
	async answer(same: boolean): Promise<void> {
		const { holder } = this;
		if (!holder?.asking || !holder.mergingFrom) return;
		if (same) await this.registry.change(holder.mergingFrom, { locked: true });
		await this.registry.change(holder.database, { asking: false, ...(same ? {} : { mergingFrom: null }) });
		await this.changed();
	}

	/** Carries a merge on: pours, and deletes the anonymous database once everything is acknowledged. */
	settle(): Promise<void> {
		this.#settling = this.#settling.then(() => this.#settle()).catch(() => undefined);
		return this.#settling;
	}

	async close(): Promise<void> {
		this.#others.close();
		await this.#settling;
		await this.opened?.close();
		await this.registry.close();
	}

	async #open(holder: Holder): Promise<void> {
		const before = this.opened;
		const opened = new Opened(holder, {
			send: this.#send,
			saving: (saving) => this.#heard(holder.database, saving),
			changed: () => void this.settle()
		});
		const chart = holder.chart ? await opened.chart(holder.chart, 'owner') : null;
		await opened.countUnsent();
		await opened.readUnrecorded();
		this.holder = holder;
		this.opened = opened;
		this.chart = chart;
		this.signedOut = false;
		await before?.close();
		if (before && before.holder.database !== holder.database) this.#heard(before.holder.database, 'works');
	}

	/** Each database speaks for itself: that one of them works says nothing of the other. */
	#heard(database: string, saving: Saving): void {
		if (saving === (this.#failing.get(database) ?? 'works')) return;
		const others = [...this.#failing].filter(([name]) => name !== database);
		this.#failing = new Map(saving === 'works' ? others : [...others, [database, saving]]);
	}

	async #recordsBefore(holder: Holder): Promise<(Before & { count: number }) | null> {
		const source = holder.mergingFrom && (await this.#sourceOf(holder.mergingFrom));
		if (!source) return null;
		const records = corrected((await allEntries(source)).map(parsed));
		const unrecorded = await new Drafts(() => source).load<Unrecorded>(UNRECORDED);
		const count = await countEntries(source);
		await source.close();
		return { records, unrecorded, count };
	}

	async #settle(): Promise<void> {
		const { holder, opened, chart } = this;
		if (!holder?.mergingFrom || holder.asking || !opened || !chart) return;
		const source = await this.#sourceOf(holder.mergingFrom);
		if (!source) return;
		const { holdsOnly, moveDrafts, poured, pourInto } = await import('./pouring.ts');
		const { erase } = await import('./leaving.ts');
		await pourInto(opened.storage, chart.id, source);
		const ids = await poured(opened.storage, chart.id, source);
		await moveDrafts(opened.storage, source);
		await source.close();
		await chart.refresh();
		await opened.readUnrecorded();
		this.before = null;
		if (!ids) return void opened.sync(chart.id);
		if (!(await erase(this.registry, holder.mergingFrom, (tx) => holdsOnly(tx, ids))))
			return void this.settle();
		this.holder = await this.registry.change(holder.database, { mergingFrom: null });
	}

	/** The anonymous database, while the registry still lists it: opening a deleted one would make it anew. */
	async #sourceOf(database: string) {
		const listed = (await this.registry.all()).some((holder) => holder.database === database);
		return listed ? personConnection(database, () => undefined) : null;
	}
}

/** What all of them together come to: what is outdated is only mended by another page. */
function worst(failing: readonly Saving[]): Saving {
	if (failing.includes('outdated')) return 'outdated';
	return failing.length > 0 ? 'fails' : 'works';
}
