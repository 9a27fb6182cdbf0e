/** A practice as it goes on, on this screen: the clock, the cues, the wake lock and the draft around the pure player. */
import { busy } from '#lib/device/busy.svelte.ts';
import { keepAwake } from './awake.ts';
import { cuesBetween, type Cue } from './cues.ts';
import { keep, record } from './drafts.ts';
import type { Spoken } from './phase_words.ts';
import { played, type PlayerEvent } from './player.ts';
import type { PlayerState } from './state.ts';
import { switches } from './switches.svelte.ts';
import { buzzFor, Tones } from './tones.ts';
import { viewOf, type PlayerView } from './view.ts';
import { hush, say } from './voice.ts';

const TICK_MS = 100;
const SAVE_EVERY_MS = 4000;

export type Saved = 'no' | 'saving' | 'saved' | 'nothing' | 'failed';

export class Run {
	state = $state.raw<PlayerState>() as PlayerState;
	saved = $state<Saved>('no');
	readonly view = $derived(viewOf(this.state));
	readonly #words: (cue: Cue, view: PlayerView | null) => Spoken;
	readonly #language: string;
	readonly #tones = new Tones();
	#kept = 0;
	#ends: (() => void)[] = [];
	/** Gives the screen and the right not to be interrupted back, once the practice is over. */
	#letGo: (() => void)[] = [];

	/** `words` gives what is said aloud for a cue, or nothing. */
	constructor(state: PlayerState, language: string, words: (cue: Cue, view: PlayerView | null) => Spoken) {
		this.state = state;
		this.#language = language;
		this.#words = words;
	}

	/** Takes hold of clock, screen and page; the answer lets go of them. */
	open(): () => void {
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
		return () => this.#close();
	}

	/** What somebody did. Sound is unlocked here, since browsers allow it only inside a tap. */
	do(event: PlayerEvent): void {
		if (switches.now.tones) this.#tones.unlock();
		const before = this.state.stage;
		this.#take(event);
		if (before === 'before' && this.#underWay) this.#hold();
		this.#keep();
		if (this.state.stage === 'over') void this.finish();
	}

	/** Stores the practice; safe to call again after it failed. */
	async finish(): Promise<void> {
		if (this.saved === 'saving' || this.saved === 'saved') return;
		this.saved = 'saving';
		try {
			this.saved = (await record(this.state)) ? 'saved' : 'nothing';
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

	#hold(): void {
		this.#letGo.push(keepAwake(), busy.start('practice'));
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
	}

	#give(cue: Cue): void {
		const { tones, voice, buzz } = switches.now;
		if (tones) this.#tones.play(cue);
		if (buzz) navigator.vibrate?.(buzzFor(cue));
		if (voice) say(this.#words(cue, this.view), this.#language);
	}

	#keep(): void {
		if (!this.#underWay) return;
		this.#kept = this.state.seen;
		// A failed draft costs a resume, never the practice itself: the entry says so if it cannot be stored.
		keep(this.state).catch(() => undefined);
	}

	#close(): void {
		this.#keep();
		this.#release();
		for (const end of this.#ends) end();
		this.#ends = [];
	}
}
