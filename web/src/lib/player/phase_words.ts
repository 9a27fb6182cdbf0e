/** What the screen says, and what is said aloud, at a moment of a practice. */
import { m } from '#lib/paraglide/messages.js';
import type { BreathPart } from './breath.ts';
import type { Cue } from './cues.ts';
import { aboutSet } from './each_set.ts';
import type { ExerciseShown } from './routines.ts';
import type { Turn } from './turn.ts';
import type { PlayerView } from './view.ts';

const BREATH: Record<BreathPart, () => string> = {
	in: m.player_breathe_in,
	sip: m.player_breathe_sip,
	hold_in: m.player_breathe_hold,
	out: m.player_breathe_out,
	hold_out: m.player_breathe_empty
};

export function phaseLabel(view: PlayerView): string {
	if (view.breath) return BREATH[view.breath.part]();
	if (view.kind === 'work') return view.turn.dose.mode === 'hold' ? m.player_hold() : m.player_go();
	return {
		fetch: m.player_ready,
		ready: m.player_ready,
		switch: m.player_switch,
		rest: m.player_rest,
		release: m.player_release
	}[view.kind]();
}

/** The side in words; empty where sides do not matter. */
export function sideLabel(turn: Turn, sides: 'none' | 'both' | 'one'): string {
	if (turn.side === 'left') return m.player_left();
	if (turn.side === 'right') return m.player_right();
	return sides === 'one' ? m.player_one_side() : '';
}

/** What a screen reader says once when a phase begins; the breath is not announced, one hears it. */
export function announced(view: PlayerView, { facts, words }: ExerciseShown): string {
	if (view.breath) return words.name;
	const about = view.newSet ? aboutSet({ facts, words }, view.set) : '';
	return sentences(phaseLabel(view), sideLabel(view.turn, facts.sides), upcoming(view, about));
}

/** What is said aloud; `waits`: not at the cost of what is still being said. */
export interface Spoken {
	text: string;
	waits: boolean;
}

/** What is said for a cue; nothing when a tone says enough. */
export function spoken(cue: Cue, view: PlayerView | null, exercise: ExerciseShown | undefined): Spoken {
	if (cue.type === 'breath') return now(BREATH[cue.part]());
	if (cue.type === 'end') return now(m.player_after_title());
	if (cue.type !== 'phase' || !view || view.breath) return now('');
	const side = view.turn.side === null ? '' : sideLabel(view.turn, 'both');
	const starting = cue.kind === 'fetch' || (cue.kind === 'ready' && !view.turn.opening.waits);
	if (starting) return now(sentences(exercise?.words.name, side, exercise?.words.start));
	if (cue.kind === 'ready') return now(m.player_ready());
	if (cue.kind === 'switch') return now(sentences(m.player_switch(), side));
	const about = exercise ? aboutSet(exercise, view.set) : '';
	// Before the first set one hears where to start; what the set is about then comes with the work.
	const first = cue.kind === 'work' && view.set === 1 && (view.repetition ?? 1) === 1;
	if (view.newSet || first) return now(sentences(phaseLabel(view), upcoming(view, about)));
	return { text: phaseLabel(view), waits: cue.kind === 'work' && about !== '' };
}

function now(text: string): Spoken {
	return { text, waits: false };
}

function upcoming(view: PlayerView, about: string): string {
	return view.kind === 'rest' && about !== '' ? m.player_next({ name: about }) : about;
}

function sentences(...parts: (string | undefined)[]): string {
	return parts.filter(Boolean).join('. ');
}
