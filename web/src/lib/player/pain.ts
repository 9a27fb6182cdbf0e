/** When rising pain ends an exercise: by the rules of `server/content/pain.yaml`. Pain is 0 to 10; null where it was not asked. */
import { pain } from '#generated/facts.ts';
import type { PainStart } from '#generated/types.ts';

/** Whether a practice that begins at this pain may hold calm steps only. */
export function calmOnly(before: number | null): boolean {
	return before !== null && startOf(before).calm_only;
}

/** Whether pain has risen so far that the exercise ends. Where it was not asked before, the strictest starting point counts. */
export function hasRisen(before: number | null, now: number): boolean {
	const { ends_from, ends_at_rise } = startOf(before ?? 0);
	if (ends_from !== null) return now >= ends_from;
	if (ends_at_rise !== null) return now >= (before ?? 0) + ends_at_rise;
	return true;
}

function startOf(before: number): PainStart {
	const start = pain.starts.find(({ up_to }) => before <= up_to);
	// Content that leaves a number out is refused; whatever is missing here ends everything but what is calm.
	return start ?? { up_to: 10, ends_from: null, ends_at_rise: null, calm_only: true };
}
