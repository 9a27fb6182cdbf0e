import { type Day, dayOf, plusMonths } from '#lib/progress/days.ts';
import { type AnyEntry, latest } from '#lib/progress/facts.ts';

/** What the last check tells about somebody who wants to exercise. */
export interface Known {
	/** There is a check of the last six months that says which exercises do not fit. */
	checked: boolean;
	/** Cautions of the last one, however old it is: what forbids an exercise stays until another check says otherwise. */
	cautions: readonly string[];
}

/** Older is no check to exercise by. Our own bound. */
const MONTHS = 6;

/** Source: clinical brief 2.4. `entries` are those that count, in stamp order. */
export function knownOf(entries: readonly AnyEntry[], day: Day): Known {
	const check = latest(entries, 'assessment');
	const { cautions } = check?.body ?? {};
	const checked = check !== null && cautions !== undefined && plusMonths(dayOf(check), MONTHS) >= day;
	return { checked, cautions: cautions ?? [] };
}
