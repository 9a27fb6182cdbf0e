import type { Allowance } from '#lib/assessment/clearance.ts';
import type { Fact } from '#lib/progress/facts.ts';
import { dateLanguage } from '#lib/progress/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { WHO } from './fields.ts';

type By = (typeof WHO)[number];

export const WHO_WORDS: Record<By, () => string> = {
	family_doctor: m.looked_by_family_doctor,
	specialist: m.looked_by_specialist,
	midwife: m.looked_by_midwife,
	other: m.looked_by_other
};

export const ALLOWANCE_WORDS: Record<Allowance, () => string> = {
	massage: m.looked_massage,
	art: m.looked_art,
	exercises: m.looked_exercises
};

const WITHIN_A_SENTENCE: Record<Allowance, () => string> = {
	massage: m.looked_inline_massage,
	art: m.looked_inline_art,
	exercises: m.looked_inline_exercises
};

/** Who said it; entries from before that was asked do not tell. */
export function sayWho({ body }: Fact<'clearance'>): string {
	return body.by ? WHO_WORDS[body.by]() : m.looked_by_someone();
}

export function sayAllowed(allowed: readonly Allowance[]): string {
	return new Intl.ListFormat(dateLanguage(), { type: 'conjunction' }).format(
		allowed.map((one) => WITHIN_A_SENTENCE[one]())
	);
}
