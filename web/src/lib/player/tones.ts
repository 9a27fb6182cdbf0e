/** Cues for the ear and the skin. Tones are made on the spot: nothing to load, nothing to miss offline. */
import type { BreathPart } from './breath.ts';
import type { Cue } from './cues.ts';

interface Tone {
	/** Pitch in hertz, at the beginning and at the end. */
	from: number;
	to?: number;
	/** Seconds after the cue, and how long it sounds. */
	after?: number;
	lasts: number;
	loud: number;
}

const LOW = 262;
const MIDDLE = 330;
const HIGH = 392;
const TOP = 523;

const PHASES: Record<string, Tone[]> = {
	ready: [{ from: MIDDLE, lasts: 0.3, loud: 0.2 }],
	work: [{ from: TOP, lasts: 0.5, loud: 0.35 }],
	release: [{ from: HIGH, to: MIDDLE, lasts: 0.35, loud: 0.25 }],
	rest: [
		{ from: HIGH, lasts: 0.25, loud: 0.25 },
		{ from: LOW, after: 0.22, lasts: 0.45, loud: 0.25 }
	],
	switch: [
		{ from: MIDDLE, lasts: 0.2, loud: 0.3 },
		{ from: MIDDLE, after: 0.28, lasts: 0.2, loud: 0.3 }
	]
};

const END: Tone[] = [LOW, MIDDLE, HIGH, TOP].map((from, i) => ({
	from,
	after: i * 0.18,
	lasts: 1.2 - i * 0.1,
	loud: 0.2
}));

export function tonesFor(cue: Cue): Tone[] {
	switch (cue.type) {
		case 'phase':
			return PHASES[cue.kind] ?? [];
		case 'repetition':
			return [{ from: HIGH, lasts: 0.12, loud: 0.18 }];
		case 'soon':
			return [{ from: MIDDLE, lasts: 0.1, loud: 0.15 }];
		case 'end':
			return END;
		case 'breath':
			if (cue.part === 'in') return [{ from: 196, to: HIGH, lasts: cue.seconds, loud: 0.12 }];
			if (cue.part === 'sip') return [{ from: HIGH, to: 466, lasts: cue.seconds, loud: 0.12 }];
			if (cue.part === 'out') return [{ from: HIGH, to: 196, lasts: cue.seconds, loud: 0.12 }];
			return [];
	}
}

const BREATH_BUZZ: Record<BreathPart, number[]> = {
	in: [60],
	sip: [40],
	hold_in: [],
	out: [60, 90, 60],
	hold_out: []
};

/** How long to buzz, pause, buzz … in milliseconds. */
export function buzzFor(cue: Cue): number[] {
	if (cue.type === 'end') return [80, 120, 80, 120, 200];
	if (cue.type === 'breath') return BREATH_BUZZ[cue.part];
	if (cue.type !== 'phase') return [];
	return {
		fetch: [60, 60, 60],
		ready: [],
		work: [150],
		release: [60],
		rest: [60, 90, 60],
		switch: [150, 120, 150]
	}[cue.kind];
}

/** Speakers far away take a second to begin. */
const PATIENCE_MS = 2000;
const patience = () => new Promise<void>((over) => setTimeout(over, PATIENCE_MS));

/** `navigator.audioSession` exists in Safari 16.4 and newer; without `playback` the silent switch mutes every tone. */
type WithAudioSession = Navigator & { audioSession?: { type: string } };

export class Tones {
	#context: AudioContext | null = null;

	/**
	 * Must be called inside a tap: browsers start sound only there. Also wakes it after a phone call. Answers whether there is
	 * sound now.
	 */
	async unlock(): Promise<boolean> {
		const { audioSession } = navigator as WithAudioSession;
		if (audioSession) audioSession.type = 'playback';
		try {
			const context = (this.#context ??= new AudioContext());
			// Some browsers leave the question open instead of saying no.
			if (context.state !== 'running') await Promise.race([context.resume(), patience()]);
			return context.state === 'running';
		} catch {
			return false;
		}
	}

	play(cue: Cue): void {
		const context = this.#context;
		if (context?.state !== 'running') return;
		for (const tone of tonesFor(cue)) sound(context, tone);
	}

	/** Gives the speaker back to whoever had it. */
	release(): void {
		const { audioSession } = navigator as WithAudioSession;
		if (audioSession) audioSession.type = 'auto';
		this.#context?.close().catch(() => undefined);
		this.#context = null;
	}
}

function sound(context: AudioContext, { from, to = from, after = 0, lasts, loud }: Tone): void {
	const start = context.currentTime + after;
	const oscillator = new OscillatorNode(context, { type: 'sine', frequency: from });
	oscillator.frequency.linearRampToValueAtTime(to, start + lasts);
	const gain = new GainNode(context, { gain: 0 });
	gain.gain.setValueAtTime(0, start);
	// Long tones swell slowly, short ones quickly: no clicks.
	gain.gain.linearRampToValueAtTime(loud, start + Math.min(0.25, lasts / 4));
	gain.gain.linearRampToValueAtTime(0, start + lasts);
	oscillator.connect(gain).connect(context.destination);
	oscillator.start(start);
	oscillator.stop(start + lasts);
}
