/** What the screen says, and what is said aloud, at a moment of a practice. */
import { m } from '#lib/paraglide/messages.js';
import type { BreathPart } from './breath.ts';
import type { Cue } from './cues.ts';
import type { Turn } from './turn.ts';
import type { PlayerView } from './view.ts';

const BREATH: Record<BreathPart, () => string> = {
	in: m.player_breathe_in,
	hold_in: m.player_breathe_hold,
	out: m.player_breathe_out,
	hold_out: m.player_breathe_empty
};

export function phaseLabel(view: PlayerView): string {
	if (view.breath) return BREATH[view.breath.part]();
	if (view.kind === 'work') return view.turn.dose.mode === 'hold' ? m.player_hold() : m.player_go();
	return { ready: m.player_ready, switch: m.player_switch, rest: m.player_rest, release: m.player_release }[
		view.kind
	]();
}

/** The side in words; empty where sides do not matter. */
export function sideLabel(turn: Turn, sides: 'none' | 'both' | 'one'): string {
	if (turn.side === 'left') return m.player_left();
	if (turn.side === 'right') return m.player_right();
	return sides === 'one' ? m.player_one_side() : '';
}

/** The sentence for a cue; empty when a tone says enough. `start` is how to get into place. */
export function spoken(cue: Cue, view: PlayerView | null, name: string, start: string): string {
	if (cue.type === 'breath') return BREATH[cue.part]();
	if (cue.type === 'end') return m.player_after_title();
	if (cue.type !== 'phase' || !view || view.breath) return '';
	const side = view.turn.side === null ? '' : sideLabel(view.turn, 'both');
	if (cue.kind === 'ready') return [name, side, start].filter((part) => part !== '').join('. ');
	if (cue.kind === 'switch') return `${m.player_switch()}. ${side}`;
	return phaseLabel(view);
}
