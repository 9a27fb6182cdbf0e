/** What of a routine is left for somebody, and how a list says it. */
import type { PracticeWords } from '#generated/types.ts';
import type { Withdrawn } from '#lib/assessment/withdrawn.ts';
import { m } from '#lib/paraglide/messages.js';
import { minutesOf, type StepShown } from './routines.ts';
import { sift } from './sift.ts';
import { stepsInForce, type VersionedStep } from './withdrawn.ts';

export interface Left {
	steps: StepShown[];
	/** How many exercises are withdrawn or do not fit. */
	missing: number;
	/** Why nothing is left; null where something is. */
	because: 'withdrawn' | 'cautions' | null;
}

export function leftOf(
	written: readonly VersionedStep[],
	cautions: readonly string[],
	withdrawn: Withdrawn,
	words: PracticeWords
): Left {
	const inForce = stepsInForce(written, withdrawn, words);
	const { steps, leftOut } = sift(inForce.steps, cautions);
	const because = inForce.steps.length === 0 ? 'withdrawn' : steps.length === 0 ? 'cautions' : null;
	return { steps, missing: inForce.out.length + leftOut.length, because };
}

/** "8 minutes · 4 exercises · 1 left out". */
export function sayLeft({ steps, missing, because }: Left): string {
	if (because === 'withdrawn') return m.withdrawn_nothing_left();
	if (because === 'cautions') return m.left_out_all();
	const parts = [
		m.routines_minutes({ count: minutesOf(steps) }),
		m.routines_exercises({ count: steps.length })
	];
	return [...parts, ...(missing > 0 ? [m.withdrawn_count({ count: missing })] : [])].join(' · ');
}
