import { type Day, dayOf, plusMonths } from '#lib/progress/days.ts';
import { type AnyEntry, type Fact, only } from '#lib/progress/facts.ts';

type Body = Fact<'assessment'>['body'];
export type Allowance = NonNullable<Fact<'clearance'>['body']['allows']>[number];

export const ALLOWANCES: readonly Allowance[] = ['massage', 'art', 'exercises'];
const MONTHS = 6;

/** What clinicians have said to a check, as it stands on one day. */
export interface Standing {
	/** The words that count, oldest first. */
	words: Fact<'clearance'>[];
	/** Gates that they lift. */
	lifted: string[];
	/** Open gates that a clinician may lift, and nobody has. */
	left: string[];
	/** Gates that were lifted when it was judged, and are no more. */
	lapsed: string[];
	/** What all of them allow; everything where there is none. */
	allows: readonly Allowance[];
	/** They say yes to all that the check asked a clinician for. */
	whole: boolean;
}

/** The last day on which it counts: six months after it was said, unless said otherwise (our own bound; brief 2.3 names none). */
export function lastDay(clearance: Fact<'clearance'>): Day {
	const { on, until } = clearance.body;
	return until ?? plusMonths(on ?? dayOf(clearance), MONTHS);
}

/**
 * A word lifts the gates it names, of the check before it. Later checks say themselves which gates stayed lifted (`cleared`), since only the
 * person's own device has the answers to compare: an answer that changes ends the word about it. `entries` are those that count, in
 * stamp order, with `check` among them. Source: clinical brief 2.3.
 */
export function standingOf(entries: readonly AnyEntry[], check: Fact<'assessment'>, day: Day): Standing {
	const all = only(entries, 'clearance').filter((word) => lastDay(word) >= day);
	const after = only(entries.slice(entries.indexOf(check) + 1), 'clearance').filter((word) =>
		all.includes(word)
	);
	const open = openGates(check.body);
	const cleared = check.body.cleared ?? [];
	const used = [...open.flatMap(newestOf(after)), ...cleared.flatMap(newestOf(all))];
	const lifted = [...new Set(used.map(({ gate }) => gate))];
	const words = all.filter((word) => used.some((one) => one.word === word));
	const left = open.filter((gate) => !lifted.includes(gate));
	const lapsed = cleared.filter((gate) => !lifted.includes(gate));
	return {
		words,
		lifted,
		left,
		lapsed,
		// With nothing expected afterwards, something is open that no clinician's word lifts.
		whole:
			lifted.length > 0 &&
			left.length === 0 &&
			lapsed.length === 0 &&
			(open.length === 0 || check.body.then !== null),
		allows: ALLOWANCES.filter((one) => words.every(({ body }) => (body.allows ?? ALLOWANCES).includes(one)))
	};
}

/** What a clinician is asked about: none where help is needed now or a doctor today. */
function openGates({ outcome, when, reasons, also = [] }: Body): string[] {
	const asks = outcome === 'clearance_first' || (outcome === 'doctor_soon' && when === 'days');
	return asks ? [...reasons, ...also] : [];
}

/** The newest of these words about a gate: what was said last counts. */
function newestOf(words: readonly Fact<'clearance'>[]) {
	return (gate: string) => {
		const word = words.findLast(({ body }) => body.gates.includes(gate));
		return word ? [{ gate, word }] : [];
	};
}

/** What a result says on one day, after what clinicians have said to it. */
export function resultOn(
	entries: readonly AnyEntry[],
	check: Fact<'assessment'>,
	day: Day
): { outcome: string; not_before: Day | null; routines: readonly string[]; standing: Standing } {
	const { outcome, not_before, routines, then } = check.body;
	const standing = standingOf(entries, check, day);
	if (standing.lapsed.length > 0) return { outcome: 'clearance_first', not_before, routines, standing };
	if (openGates(check.body).length === 0)
		return { outcome: within(outcome, standing.allows), not_before, routines, standing };
	if (!standing.whole) return { outcome, not_before, routines, standing };
	// Older entries do not say what is expected afterwards: then nothing is.
	const expected = then ?? { outcome: 'self_care', not_before: null, routines };
	return { ...expected, outcome: within(expected.outcome, standing.allows), standing };
}

/** What of an outcome clinicians allow. */
export function within<Outcome extends string>(
	outcome: Outcome,
	allows: readonly Allowance[]
): Outcome | 'massage' | 'art' | 'self_care' {
	const [massage, art] = [allows.includes('massage'), allows.includes('art')];
	if (outcome === 'massage') return massage ? outcome : 'self_care';
	if (outcome === 'art') return art ? outcome : 'self_care';
	if (outcome !== 'combination' || (massage && art)) return outcome;
	return massage ? 'massage' : art ? 'art' : 'self_care';
}
