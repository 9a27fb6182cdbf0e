import type { Words } from '#generated/types.ts';
import { inWords } from '#lib/account/attempt.svelte.ts';
import { HURTS_NOW, UNNAMED } from '#lib/assessment/noticed.ts';
import { ApiError } from '#lib/device/api.ts';
import { language } from '#lib/language.ts';
import { m } from '#lib/paraglide/messages.js';
import { sayDay, type Day } from '#lib/progress/days.ts';
import { dateLanguage } from '#lib/progress/locale.ts';

/** A day as the therapist reads it: "20 Nov 2026". */
export function sayDate(day: Day): string {
	return sayDay(day, dateLanguage(), { day: 'numeric', month: 'short', year: 'numeric' });
}

/** The same for a moment in time, as a day where this device is. */
export function sayMoment(moment: string, shown: string = language()): string {
	return new Intl.DateTimeFormat(dateLanguage(shown), {
		day: 'numeric',
		month: 'short',
		year: 'numeric'
	}).format(new Date(moment));
}

/** A noticed sign in words. One that is not known here was named all the same, by another version of the app. */
export function saySign(sign: string, words: Pick<Words, 'stop_signs' | 'new_signs'>): string {
	if (sign === UNNAMED || sign === HURTS_NOW) return m.therapist_sign_unnamed();
	return words.stop_signs[sign]?.text ?? words.new_signs[sign]?.text ?? m.therapist_sign_unknown({ sign });
}

/** Why the server gave no list. */
export function sayWhyNot(problem: unknown): string {
	if (!(problem instanceof ApiError)) return inWords(problem);
	if (problem.noAnswer) return m.therapist_list_no_answer();
	return problem.status === 401 ? m.therapist_list_signed_out() : inWords(problem);
}
