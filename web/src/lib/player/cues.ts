/** What is to be heard and felt when one moment of a practice follows another. */
import type { BreathPart } from './breath.ts';
import type { PlayerView } from './view.ts';

export type Cue =
	| { type: 'phase'; kind: PlayerView['kind'] }
	| { type: 'breath'; part: BreathPart; seconds: number }
	| { type: 'repetition' }
	| { type: 'soon' }
	| { type: 'end' };

/** `earlier` is null at the very beginning, `later` null once the last exercise is over. */
export function cuesBetween(earlier: PlayerView | null, later: PlayerView | null): Cue[] {
	if (!later) return earlier ? [{ type: 'end' }] : [];
	if (earlier?.phase !== later.phase) return [{ type: 'phase', kind: later.kind }, ...breathCue(null, later)];
	if (later.breath) return breathCue(earlier, later);
	if (later.repetition !== earlier.repetition) return [{ type: 'repetition' }];
	const counting = later.kind !== 'work' && later.secondsLeft <= 3;
	return counting && later.secondsLeft !== earlier.secondsLeft ? [{ type: 'soon' }] : [];
}

function breathCue(earlier: PlayerView | null, later: PlayerView): Cue[] {
	const { breath } = later;
	if (!breath || earlier?.breath?.part === breath.part) return [];
	return [{ type: 'breath', part: breath.part, seconds: breath.left }];
}
