import type { Outcome } from '#generated/types.ts';
import { type Day, dayIn, dayOf, plusDays } from '#lib/progress/days.ts';
import { type AnyEntry, type Fact, latest, only } from '#lib/progress/facts.ts';
import { standingOf } from './clearance.ts';

/** `calm_only`: breathing and relaxation, nothing that moves, presses or stretches. `all`: nothing at all. */
export type Level = 'none' | 'calm_only' | 'all';
export type Cause =
	| 'emergency'
	| 'doctor_today'
	| 'doctor_days'
	| 'clearance'
	| 'postponed'
	| 'warning'
	/** A clinician has said yes, and not to exercises at home. */
	| 'exercises_not_allowed';

export interface Hold {
	level: Level;
	/** What holds most; null when nothing does. */
	cause: Cause | null;
	/** The entries that hold now, what holds most first. An unrecorded result that holds is none of them. */
	entries: readonly AnyEntry[];
	/** The first day on which it ends by itself; null when only another check ends it, or a clearance. */
	until: Day | null;
}

/** A result that stays out of the chart because an answer about mood is behind it: what it holds is kept on the device. */
export interface Unrecorded {
	outcome: Outcome;
	when: Fact<'assessment'>['body']['when'];
	/** ISO 8601 with offset. */
	at: string;
	/** The entry that says the same without that answer: what it holds is held on, whatever clinicians say to the entry. */
	beside?: string | null;
}

const LEVELS: Record<Cause, Level> = {
	emergency: 'all',
	doctor_today: 'all',
	warning: 'all',
	doctor_days: 'calm_only',
	clearance: 'calm_only',
	postponed: 'calm_only',
	exercises_not_allowed: 'calm_only'
};
const WEIGHT: Level[] = ['all', 'calm_only', 'none'];
export const NO_HOLD: Hold = { level: 'none', cause: null, entries: [], until: null };

/**
 * What the warning signs of a chart hold back at the moment `now`. `entries` are those that count, in stamp order; `zone` is the
 * chart's.
 *
 * Source: clinical brief 1.9, 2.1, 2.4, 6.1 and 6.3. An emergency or a doctor today: nothing (2.1, first row). The brief says that a
 * `doctor_soon` *may* still offer breathing (6.3, 7); that is taken for a doctor within days only, since among the signs for a doctor today are some
 * of heart, lungs and clots, where feeling calmer must not put off the call. Clearance, and what is postponed such as a fever: breathing and rest
 * (2.4, 6.3). A stop sign that was noticed ends the day (2.4); a check after it has asked for every sign anew, and counts instead.
 */
export function holdOf(
	entries: readonly AnyEntry[],
	now: Date,
	zone: string,
	unrecorded: Unrecorded | null = null
): Hold {
	const day = dayIn(zone, now);
	const check = latest(entries, 'assessment');
	const recorded = isLast(unrecorded, check) ? [] : checkHold(entries, check, day);
	const besides = isLast(unrecorded, check) || isBeside(unrecorded, check);
	const found = [
		...recorded,
		...(unrecorded && besides ? unrecordedHold(unrecorded) : []),
		...warningHolds(entries, check, day, zone)
	];
	const [most, ...others] = found.sort((a, b) => WEIGHT.indexOf(a.level) - WEIGHT.indexOf(b.level));
	return most ? { ...most, entries: [most, ...others].flatMap((hold) => hold.entries) } : NO_HOLD;
}

/** Whether the unrecorded result is the last one: a check recorded after it takes its place. */
export function isLast(
	unrecorded: Unrecorded | null,
	check: Fact<'assessment'> | null
): unrecorded is Unrecorded {
	if (unrecorded === null || isBeside(unrecorded, check)) return false;
	return !(check && Date.parse(check.happened_at) > Date.parse(unrecorded.at));
}

function isBeside(unrecorded: Unrecorded | null, check: Fact<'assessment'> | null): boolean {
	return Boolean(unrecorded?.beside) && unrecorded?.beside === check?.id;
}

/** What a result holds by itself, whatever was said afterwards; null when nothing. */
export function causeOf(
	{ outcome, when, not_before }: Pick<Fact<'assessment'>['body'], 'outcome' | 'when' | 'not_before'>,
	day: Day
): Cause | null {
	if (outcome === 'emergency' || when === 'now') return 'emergency';
	if (when === 'today') return 'doctor_today';
	if (outcome === 'doctor_soon' || when === 'days') return 'doctor_days';
	if (outcome === 'clearance_first') return 'clearance';
	return not_before !== null && not_before > day ? 'postponed' : null;
}

function checkHold(entries: readonly AnyEntry[], check: Fact<'assessment'> | null, day: Day): Hold[] {
	if (!check) return [];
	const [cause, until] = causeNow(entries, check, day);
	return cause ? [hold(cause, [check], cause === 'postponed' ? until : null)] : [];
}

/** What a recorded result holds after what clinicians have said to it, and until when. */
function causeNow(
	entries: readonly AnyEntry[],
	check: Fact<'assessment'>,
	day: Day
): [cause: Cause | null, until: Day | null] {
	const own = causeOf(check.body, day);
	const { not_before } = check.body;
	if (own === 'emergency' || own === 'doctor_today') return [own, null];
	const standing = standingOf(entries, check, day);
	if (standing.lapsed.length > 0) return ['clearance', null];
	const asked = own === 'doctor_days' || own === 'clearance';
	if (asked && !standing.whole) return [standing.lifted.length > 0 ? 'clearance' : own, null];
	const waits = asked ? (check.body.then?.not_before ?? null) : not_before;
	if (waits !== null && waits > day) return ['postponed', waits];
	return [standing.allows.includes('exercises') ? null : 'exercises_not_allowed', null];
}

function unrecordedHold({ outcome, when }: Unrecorded): Hold[] {
	const cause = causeOf({ outcome, when, not_before: null }, '');
	return cause ? [hold(cause, [], null)] : [];
}

/** Stop signs that were noticed today and not asked about since. */
function warningHolds(
	entries: readonly AnyEntry[],
	check: Fact<'assessment'> | null,
	day: Day,
	zone: string
): Hold[] {
	const since = check ? entries.slice(entries.indexOf(check) + 1) : entries;
	return since.flatMap((entry) => {
		const last = isWarning(entry) ? lastDayOf(entry, zone) : '';
		// A practice may be recorded long after it happened, and so after a check that followed it.
		const asked = check && Date.parse(check.happened_at) > Date.parse(entry.happened_at);
		if (last < day || (entry.kind === 'practice' && asked)) return [];
		return [hold('warning', [entry], plusDays(last, 1))];
	});
}

function isWarning(entry: AnyEntry): boolean {
	return entry.kind === 'warning' || only([entry], 'practice')[0]?.body.stopped === 'warning';
}

/** Its day where it happened or in the chart's zone, whichever is later. */
function lastDayOf(entry: AnyEntry, zone: string): Day {
	const [there, here] = [dayOf(entry), dayIn(zone, new Date(entry.happened_at))];
	return there > here ? there : here;
}

function hold(cause: Cause, entries: readonly AnyEntry[], until: Day | null): Hold {
	return { level: LEVELS[cause], cause, entries, until };
}
