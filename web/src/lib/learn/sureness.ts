import type { Certainty } from '#generated/types.ts';
import { m } from '#lib/paraglide/messages.js';

/** "How sure are we?" in one or two words. */
export const SURE_WORDS: Record<Certainty, () => string> = {
	moderate: m.learn_sure_moderate,
	low: m.learn_sure_low,
	very_low: m.learn_sure_very_low,
	none: m.learn_sure_none
};

/** What the words mean, in one sentence. */
export const SURE_MEANING: Record<Certainty, () => string> = {
	moderate: m.learn_sure_moderate_text,
	low: m.learn_sure_low_text,
	very_low: m.learn_sure_very_low_text,
	none: m.learn_sure_none_text
};

/** From most to least sure. */
export const CERTAINTIES: Certainty[] = ['moderate', 'low', 'very_low', 'none'];
