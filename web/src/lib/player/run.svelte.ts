/** A practice as it goes on, on this screen: the clock, the cues, the wake lock and the draft around the pure player. */
import { busy } from '#lib/device/busy.svelte.ts';
import { abilitiesHere, type Abilities } from './ability.ts';
import { keepAwake } from './awake.ts';
import { cuesBetween, type Cue } from './cues.ts';
import { NO_HOLD, type Hold } from '#lib/assessment/hold.ts';
import type { Place } from '#lib/device/place.svelte.ts';
import { mayGoOn } from './allowed.ts';
import { keep, record, type Recorded } from './drafts.ts';
import type { Spoken } from './phase_words.ts';
import { played, type PlayerEvent } from './player.ts';
import { isUnderWay, type PlayerState } from './state.ts';
import { switches } from './switches.svelte.ts';
import { buzzFor, Tones } from './tones.ts';
import { viewOf, type PlayerView } from './view.ts';
import { hush, say } from '#lib/ui/voice.ts';

const TICK_MS = 100;
const SAVE_EVERY_MS = 4000;

export type Saved = 'no' | 'saving' | 'failed' | Recorded;

export class Run {
	state = $state.raw<PlayerState>() as PlayerState;
	saved = $state<Saved>('no');
	/** What a warning sign holds back at this moment. */
	held = $state.raw<Hold>(NO_HOLD);
	/** What ended this practice, when a warning sign did; null otherwise. */
	heldBack = $state.raw<Hold | null>(null);
	/** What the browser does for it; what it refuses is known only once it was asked. */
	can = $state<Abilities>({ awake: 'there', sound: 'there' });
	/** Whose practice it is: it is kept there and nowhere else. */
	readonly place: Place;
	readonly view = $derived(viewOf(this.state));
	readonly #words: (cue: Cue, view: PlayerView | null) => Spoken;
	readonly #language: string;
	readonly #tones = new Tones();
	#kept = 0;
	#ends: (() => void)[] = [];
	/** Gives the screen and the right not to be interrupted back, once the practice is over. */
	#letGo: (() => void)[] = [];

	/** `words` gives what is said aloud for a cue, or nothing. */
	constructor(
		place: Place,
		state: PlayerState,
		language: string,
		words: (cue: Cue, view: PlayerView | null) => Spoken
	) {
		this.place = place;
		this.state = state;
		this.#language = language;
		this.#words = words;
	}

	/** Takes hold of clock, screen and page; the answer lets go of them. */
	open(): () => void {
		this.can = abilitiesHere();
		const ticking = setInterval(() => this.#tick(), TICK_MS);
		const hidden = () => (document.visibilityState === 'hidden' ? this.#keep() : this.#tick());
		const leaving = () => this.#keep();
		document.addEventListener('visibilitychange', hidden);
		addEventListener('pagehide', leaving);
		this.#ends = [
			() => clearInterval(ticking),
			() => document.removeEventListener('visibilitychange', hidden),
			() => removeEventListener('pagehide', leaving),
			() => this.#tones.release(),
			hush
		];
		if (this.#underWay) this.#hold();
		else if (this.#beginsByItself) this.do({ type: 'begin', before: null });
		return () => this.#close();
	}

	/** A sign may be found at any moment, also on another device: what it holds back stops here, and is kept as far as it went. */
	obey(hold: Hold): void {
		this.held = hold;
		if (!isUnderWay(this.state) || this.mayGoOn) return;
		this.heldBack = hold;
		this.do({ type: 'stop', reason: 'person' });
	}

	/** Whether what is left of it may be done. */
	get mayGoOn(): boolean {
		return mayGoOn(this.held.level, this.state);
	}

	/** What somebody did. Nothing begins that a warning sign holds back. Sound is unlocked here, since browsers allow it only inside a tap. */
	do(event: PlayerEvent): void {
		if (event.type === 'begin' && !this.mayGoOn) return;
		if (this.sounds) void this.#unlock();
		const before = this.state.stage;
		this.#take(event);
		if (before === 'before' && this.#underWay) this.#hold();
		this.#keep();
	}

	/** Stores the practice; safe to call again after it failed. */
	async finish(): Promise<void> {
		if (this.saved !== 'no' && this.saved !== 'failed') return;
		this.saved = 'saving';
		try {
			this.saved = await record(this.place, this.state);
			this.#release();
		} catch {
			this.saved = 'failed';
		}
	}

	/** Milliseconds into the phase right now, finer than the ticks: for what moves. */
	elapsedNow(): number {
		const since = this.state.stage === 'running' ? Math.max(0, Date.now() - this.state.seen) : 0;
		return this.state.elapsed + Math.min(since, TICK_MS * 5);
	}

	get #underWay(): boolean {
		return this.state.stage !== 'before' && this.state.stage !== 'over';
	}

	/** For who is in pain right now nothing is asked; what is not calm, or nothing at all, says first what it is. */
	get #beginsByItself(): boolean {
		const { quiet, stage, turns } = this.state;
		return quiet === true && stage === 'before' && turns.length > 0 && turns.every(({ calm }) => calm);
	}

	/** Where it is quiet, only for those who want tones even then. */
	get sounds(): boolean {
		return this.state.quiet ? switches.now.quiet_tones : switches.now.tones;
	}

	#hold(): void {
		const awake = keepAwake((kept) => (this.can.awake = kept ? 'there' : 'refused'));
		this.#letGo.push(awake, busy.start('practice'));
	}

	async #unlock(): Promise<void> {
		if (this.can.sound === 'missing') return;
		this.can.sound = (await this.#tones.unlock()) ? 'there' : 'refused';
	}

	#release(): void {
		for (const letGo of this.#letGo) letGo();
		this.#letGo = [];
	}

	#tick(): void {
		if (this.state.stage !== 'running') return;
		this.#take({ type: 'tick' });
		if (this.state.stage !== 'running' || this.state.seen - this.#kept > SAVE_EVERY_MS) this.#keep();
	}

	#take(event: PlayerEvent): void {
		const earlier = this.state.stage === 'before' ? null : viewOf(this.state);
		this.state = played(this.state, event, Date.now());
		if (this.state.stage === 'running' || (this.state.stage === 'after' && !this.state.stopped)) {
			for (const cue of cuesBetween(earlier, viewOf(this.state))) this.#give(cue);
		} else hush();
		if (this.state.stage === 'over') void this.finish();
	}

	#give(cue: Cue): void {
		const { voice, buzz } = switches.now;
		if (this.sounds) this.#tones.play(cue);
		if (buzz && !this.state.quiet) navigator.vibrate?.(buzzFor(cue));
		if (voice) say(this.#words(cue, this.view), this.#language);
	}

	#keep(): void {
		if (!this.#underWay) return;
		this.#kept = this.state.seen;
		// A failed draft costs a resume, never the practice itself: the entry says so if it cannot be stored.
		keep(this.place, this.state).catch(() => undefined);
	}

	#close(): void {
		this.#keep();
		this.#release();
		for (const end of this.#ends) end();
		this.#ends = [];
	}
}
