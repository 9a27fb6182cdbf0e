import {
	type Api,
	ApiError,
	calls,
	type ChangeMe,
	type Credentials,
	type InvitationKey,
	type Send,
	sender
} from './api.ts';
import type { Installation, Link, Person, Role } from './api_shapes.ts';
import type { ChartEntry } from '../chart/entry.ts';
import type { Bodies, Kind } from '../chart/kinds.ts';
import { endOldSignIn, heeding, meet } from './check_in.ts';
import { askToKeep } from './keeping.ts';
import type { ChartView } from './chart_view.svelte.ts';
import type { Consent, NewAccount } from './joining.ts';
import { type Before, type SamePersonQuestion, Seat } from './seat.svelte.ts';
import { type ChartState, NotSaved, notStored, type RecordOptions, type Saving } from './shapes.ts';
import type { Opened } from './opened.svelte.ts';
import { onReasonsToSync } from './triggers.ts';
import type { Copy } from './leaving.ts';

/** This device, as screens see it. README.md says what each part means. */
export class Device {
	ready = $state(false);
	/** Whether the last request was answered. */
	online = $state(true);
	installation = $state.raw<Installation | null>(null);
	/** The server was asked what it is; it has said so, or does not. */
	asked = $state(false);
	readonly api: Api;

	#seat = $state.raw<Seat | null>(null);
	#language = 'en';
	/** What the last copy holds that is nowhere else. */
	#saved: Copy['saved'] = new Set();
	#opened: () => void = () => {};
	/** Settles when the storage was opened, or cannot be: a tap that comes before waits for it. */
	readonly #opening = new Promise<void>((resolve) => (this.#opened = resolve));
	/** Who is seated changes one step at a time. */
	#turn: Promise<unknown> = this.#opening;
	readonly #send: Send;
	constructor(doFetch?: typeof fetch) {
		const send = sender((answered) => (this.online = answered), doFetch);
		this.#send = heeding(send, () => this.#seat);
		this.api = calls(this.#send);
	}

	readonly person: Person | null = $derived(this.#seat?.holder?.person ?? null);
	readonly roles: Role[] = $derived(this.#seat?.holder?.roles ?? []);
	readonly links: Link[] = $derived(this.#seat?.holder?.links ?? []);
	/** The person's own chart; null for a therapist who has none. */
	readonly chart: ChartView | null = $derived(this.#seat?.chart ?? null);
	/** How their chart stands, and where there is none, whether they are signed out; null when they are not. */
	readonly state: ChartState | null = $derived(this.#seat?.state ?? null);
	/** Whether anything can be stored at the moment. */
	readonly saving: Saving = $derived(this.#seat?.saving ?? 'works');
	/** Stands for whoever is seated; null while the storage cannot be opened. Two tabs of one person have the same. */
	readonly whose: string | null = $derived(this.#seat?.holder?.database ?? null);
	/** Their open database. Another one whenever somebody is seated, the same person too: what was open before is closed. */
	readonly opened: Opened | null = $derived(this.#seat?.opened ?? null);
	/** Records of this device that are not in the chart of the person seated yet, or not theirs: until they said which. */
	readonly before: Before | null = $derived(this.#seat?.before ?? null);
	readonly question: SamePersonQuestion | null = $derived(this.#seat?.question ?? null);
	/** Entries waiting for the server, over all charts of this person. */
	readonly unsent: number = $derived(this.#seat?.opened?.unsent ?? 0);
	/** Entries the server did not take, over all charts of this person. */
	readonly refused: number = $derived(this.#seat?.opened?.refused ?? 0);

	/** Opens the storage, then asks the server for news. Called once by the layout; the storage does not wait for the network. */
	async start(language: string, registryName?: string): Promise<void> {
		if (this.#seat) return;
		this.#language = language;
		this.#seat = new Seat(this.#send, registryName);
		onReasonsToSync((away) => void this.#wake(away));
		try {
			await this.#seat.take().catch((problem: unknown) => {
				if (!(problem instanceof NotSaved)) throw problem;
			});
			// Before anything is shown: what was withdrawn holds also where the server does not answer.
			this.installation = await this.#seat.registry.installation().catch(() => null);
			this.ready = true;
		} finally {
			this.#opened();
		}
		await this.#checkIn();
	}

	/** Makes an entry in the own chart. */
	async record<K extends Kind>(kind: K, body: Bodies[K], options: RecordOptions = {}): Promise<ChartEntry> {
		await this.#opening;
		if (options.whose !== undefined && options.whose !== this.whose)
			throw new NotSaved('Somebody else uses this device now.');
		if (!this.chart) throw new NotSaved('There is no chart to write to on this device.');
		const entry = await this.chart.record(kind, body, options);
		if (this.#seat) void askToKeep(this.#seat.registry).catch(() => undefined);
		return entry;
	}

	/** A client's chart, for a therapist: what is stored at once, the newest as it arrives. */
	async openChart(id: string): Promise<ChartView> {
		await this.#opening;
		const { opened } = this.#open();
		if (id === this.chart?.id) return this.chart;
		const view = await opened.chart(id, 'therapist');
		const { noteOpened } = await import('./charts_opened.ts');
		for (const gone of await noteOpened(opened.storage, id, Date.now())) opened.forget(gone);
		void view.sync();
		return view;
	}

	/** Makes the account of this device's records. Nothing given makes a nameless one. */
	signUp(wanted: NewAccount = {}): Promise<void> {
		return this.#inTurn(async () => {
			const { seat, holder, opened } = this.#open();
			if (holder.person) throw new Error('This person has an account already.');
			const { makeAccount } = await import('./joining.ts');
			await makeAccount(this.api, seat.registry, holder, opened.storage, wanted, this.#language);
			await seat.changed();
			void seat.opened?.syncAll();
		});
	}

	/** Gives a nameless account a name and a login, or changes them. */
	async changeMe(wanted: ChangeMe): Promise<void> {
		await this.#seat?.update(await this.api.changeMe(wanted));
	}

	/** May leave `question` to be answered. */
	signIn(login: string, password: string): Promise<void> {
		return this.#inTurn(async () => {
			const { seat } = this.#open();
			const { signIn } = await import('./signing_in.ts');
			await signIn(this.api, seat, login, password);
			void seat.opened?.syncAll();
		});
	}

	/** Answers `question`: whether the records made here before the sign-in are this person's. */
	answer(samePerson: boolean): Promise<void> {
		return this.#inTurn(async () => this.#seat?.answer(samePerson));
	}

	/** Accepts a therapist's invitation; where nobody is signed in this makes a nameless account. */
	acceptInvitation(key: InvitationKey, consent: Consent): Promise<void> {
		return this.#inTurn(async () => {
			const { seat, holder, opened } = this.#open();
			const { accept } = await import('./joining.ts');
			await accept(this.api, seat.registry, holder, opened.storage, key, consent, this.#language);
			await seat.changed();
			await this.chart?.sync();
		});
	}

	/** The first start's link. */
	async makeOwner(token: string, wanted: Credentials): Promise<void> {
		await this.#join(token, wanted, this.api.makeOwner);
	}

	/** A therapist's one-time link from the owner. */
	async joinAsTherapist(token: string, wanted: Credentials): Promise<void> {
		await this.#join(token, wanted, this.api.joinAsTherapist);
	}

	/** False, with nothing changed, when `send` could not send everything. README.md: Signing out. */
	signOut(choice: 'send' | 'keep' | 'drop'): Promise<boolean> {
		return this.#inTurn(async () => {
			const { leave } = await import('./leaving.ts');
			const { seat, holder, opened } = this.#open();
			return leave(this.api, seat, { holder, opened }, choice, this.#saved);
		});
	}

	/** Everything stored here for this person, without the server. */
	async exportCopy(): Promise<Blob> {
		await this.#opening;
		const { holder, opened } = this.#open();
		const { copyOf } = await import('./leaving.ts');
		const { file, saved } = await copyOf(opened.storage, holder, new Date());
		this.#saved = saved;
		return file;
	}

	/** Before the install steps on an iPhone, whose installed app has a storage of its own. True when nothing is left to send. */
	async prepareInstall(): Promise<boolean> {
		await this.#opening;
		if (!this.person) await this.signUp();
		await this.#seat?.opened?.syncAll();
		const { countHereOnly } = await import('./leaving.ts');
		return (await countHereOnly(this.#open().opened.storage)) === 0;
	}

	opening(): Promise<void> {
		return this.#opening;
	}

	#join(token: string, wanted: Credentials, call: Api['makeOwner']): Promise<void> {
		return this.#inTurn(async () => {
			const { seat } = this.#open();
			const { joinClinic } = await import('./signing_in.ts');
			await joinClinic(call, seat, token, wanted, this.#language);
		});
	}

	async #wake(away: boolean): Promise<void> {
		const opened = this.#seat?.opened;
		if (away) await opened?.wake().catch(() => undefined);
		if (away || !this.online) await this.#checkIn();
		else await opened?.syncAll().catch(() => undefined);
	}

	async #checkIn(): Promise<void> {
		const seat = this.#seat;
		if (!seat) return;
		try {
			await this.#askInstallation(seat).finally(() => (this.asked = true));
			await endOldSignIn(this.api, seat.registry);
			await this.#inTurn(() => meet(this.api, seat, !!this.installation?.signed_in, this.#language));
		} catch (problem) {
			if (!(problem instanceof ApiError) && !(problem instanceof NotSaved)) throw problem;
		}
		await seat.opened?.syncAll().catch(() => undefined);
	}

	async #askInstallation(seat: Seat): Promise<void> {
		this.installation = await this.api.installation();
		await seat.registry.keepInstallation(this.installation);
	}

	#inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
		const turn = this.#turn.then(work, work);
		this.#turn = turn.catch(() => undefined);
		return turn;
	}

	#open() {
		const seat = this.#seat;
		if (!seat?.holder || !seat.opened) throw notStored(this.saving);
		return { seat, holder: seat.holder, opened: seat.opened };
	}
}

export const device = new Device();
