/** How the figure stands at a moment of a practice: what it does follows the clock, as the counting does. */
import type { Scene } from '#lib/figure/scene.ts';
import { START, type Moment } from '#lib/figure/motion.ts';
import type { Dose } from './dose.ts';
import { linesOfSet, type Sets } from './each_set.ts';
import type { Phase } from './timeline.ts';

/** So long one sees where to start, before it is shown what comes. */
const START_SECONDS = 3;

/** The scene of a set (from 1): where sets differ, the one that shows its first line. */
export function sceneOfSet(scenes: readonly Scene[], exercise: Sets, set: number): Scene | undefined {
	const [line] = linesOfSet(exercise, set);
	const own = line === undefined ? undefined : scenes.find(({ steps }) => steps?.includes(line + 1));
	return own ?? scenes[0];
}

/** `seconds` into a phase; `dose` is the exercise's own, at whose pace its moves are written. */
export function momentNow({ motion }: Scene, phase: Phase, dose: Dose, seconds: number): Moment {
	if (phase.kind === 'release') return { doing: 'back', at: Math.min(1, seconds / phase.seconds) };
	const held = phase.dose.mode === 'hold';
	const since = phase.kind === 'work' ? seconds : seconds - START_SECONDS;
	if (since < 0) return START;
	// Once it is held nothing changes any more.
	if (held) return { doing: 'once', at: Math.min(since, motion.seconds) };
	return { doing: 'again', at: since * pace(phase.dose, dose) };
}

/** Whoever counts slower moves slower. */
function pace(now: Dose, own: Dose): number {
	if (now.mode !== 'count' || own.mode !== 'count') return 1;
	return own.seconds_per_repetition / now.seconds_per_repetition;
}
