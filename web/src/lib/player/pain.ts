/** When rising pain ends an exercise (experience.md; brief 2.4: 0-3 go on, 4-5 reduce, above 5 stop). */

/** From this pain on, only breathing, rest and warmth. */
export const STRONG_PAIN = 8;

/** Whether a practice that begins at this pain may hold calm steps only. */
export function calmOnly(before: number | null): boolean {
	return before !== null && before >= STRONG_PAIN;
}

/**
 * Whether pain has risen so far that the exercise ends. Both numbers 0-10; `before` is null when it was not asked,
 * and then the strictest starting point counts.
 */
export function hasRisen(before: number | null, now: number): boolean {
	if (before === null || before <= 4) return now > 5;
	if (before < STRONG_PAIN) return now >= before + 2;
	return true;
}
