import { ALLOWANCES } from '#lib/assessment/clearance.ts';
import { sayAllowed, sayWho } from '#lib/clearance/words.ts';
import { m } from '#lib/paraglide/messages.js';
import { wholeMinutes } from './adherence.ts';
import { type AnyEntry, type Fact, only } from './facts.ts';
import { feltIn, type Felt } from './felt.ts';

/** A record in words: what it was, and the one thing worth knowing of it. */
export interface InWords {
	title: string;
	detail: string;
}

export const OUTCOME_WORDS: Record<string, () => string> = {
	emergency: m.outcome_emergency,
	doctor_soon: m.outcome_doctor_soon,
	clearance_first: m.outcome_clearance_first,
	massage: m.outcome_massage,
	art: m.outcome_art,
	combination: m.outcome_combination,
	self_care: m.outcome_self_care
};

const MEASURES: Record<string, () => string> = {
	pain: m.measure_pain,
	tension: m.measure_tension,
	stress: m.measure_stress,
	sleep: m.measure_sleep
};

export function measureWord(measure: string): string {
	return MEASURES[measure]?.() ?? measure;
}

const PLAIN: Record<string, () => string> = {
	goal: m.record_goal,
	pause: m.record_pause,
	warning: m.record_warning,
	routine: m.record_routine,
	article_read: m.record_article_read,
	assignment_end: m.record_assignment_end,
	flare_note: m.record_flare_note,
	alert_answer: m.record_alert_answer,
	visit: m.record_visit,
	message: m.record_message,
	measure: m.record_measure,
	private_note: m.record_private_note,
	link_ended: m.record_link_ended
};

/** Says what an entry is. `articles` are the titles of articles by address. */
export function inWords(entry: AnyEntry, articles: Readonly<Record<string, string>> = {}): InWords {
	const one = [entry];
	const check = only(one, 'assessment')[0];
	if (check) return { title: m.record_check(), detail: OUTCOME_WORDS[check.body.outcome]?.() ?? '' };
	const practice = only(one, 'practice')[0];
	if (practice) return practiceWords(practice.body);
	const rating = only(one, 'rating')[0];
	if (rating)
		return { title: measureWord(rating.body.measure), detail: m.record_of_ten({ value: rating.body.value }) };
	const felt = morning(only(one, 'measure')[0]);
	if (felt) return { title: m.record_morning(), detail: FELT[felt]() };
	const word = only(one, 'clearance')[0];
	if (word) return { title: m.record_clearance(), detail: wordDetail(word) };
	const assigned = only(one, 'assignment')[0];
	if (assigned) return { title: m.record_assignment(), detail: assigned.body.routine.title };
	const link = only(one, 'link_started')[0];
	if (link) return { title: m.record_link_started(), detail: link.body.therapist_name };
	const read = only(one, 'article_read')[0];
	const detail = read ? (articles[read.body.article] ?? '') : '';
	return { title: PLAIN[entry.kind]?.() ?? entry.kind, detail };
}

const FELT: Record<Felt, () => string> = {
	worse: m.morning_worse,
	same: m.morning_same,
	better: m.morning_better
};

const morning = (measure: Fact<'measure'> | undefined) => (measure ? feltIn(measure.body) : null);

function wordDetail(word: Fact<'clearance'>): string {
	return m.record_clearance_said({ who: sayWho(word), what: sayAllowed(word.body.allows ?? ALLOWANCES) });
}

function practiceWords(body: {
	title: string;
	seconds: number;
	before: number | null;
	after: number | null;
	measure: string;
}): InWords {
	const minutes = m.record_minutes({ count: wholeMinutes(body.seconds) });
	if (body.before === null || body.after === null) return { title: body.title, detail: minutes };
	const { before, after } = body;
	const change = m.record_change({ measure: measureWord(body.measure), before, after });
	return { title: body.title, detail: `${minutes} · ${change}` };
}
