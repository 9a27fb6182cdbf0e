import { book } from '#lib/assessment/book.ts';
import type { Answers } from '#lib/assessment/conditions.ts';
import { evaluate, type Verdict } from '#lib/assessment/evaluate.ts';
import type { Unrecorded } from '#lib/assessment/hold.ts';
import type { Bodies } from '#lib/chart/kinds.ts';
import { happenedAt } from '#lib/chart/record.ts';
import type { Place } from '#lib/device/place.svelte.ts';
import { assessmentBody, keeping, shareable, type Said } from './keeping.ts';

/** A check that is finished. */
export interface Finished {
	answers: Answers;
	verdict: Verdict;
	today: string;
	/** Gates that clinicians' words have lifted. */
	cleared: readonly string[];
	changed: Bodies['assessment']['changed'];
	/** The result that this one takes the place of; null when none. */
	replaces: string | null;
}

export type Stored = 'saved' | 'someone_else' | 'private' | 'no_chart';

/** Keeps a result where it belongs; `entry` is the one that was made. Rejects with NotSaved. */
export async function store(
	place: Place,
	finished: Finished,
	said: Said
): Promise<{ stored: Stored; entry: string | null }> {
	const { answers, verdict, today, cleared } = finished;
	const shared = evaluate(book, shareable(answers), today, cleared);
	const decision = keeping(answers, verdict, shared);
	if (decision === 'someone_else') return { stored: decision, entry: finished.replaces };
	if (decision === 'private') await place.keepUnrecorded(unrecorded(verdict, null));
	if (place.hasNoChart)
		return { stored: decision === 'private' ? decision : 'no_chart', entry: finished.replaces };
	const entry = decision === 'private' ? null : await record(place, finished, shared, said);
	// The new result stands, and counts: what fails from here on takes nothing from that.
	if (decision === 'beside') await place.keepUnrecorded(unrecorded(verdict, entry)).catch(() => undefined);
	if (decision === 'keep') await place.keepUnrecorded(null).catch(() => undefined);
	await withdrawReplaced(place, finished.replaces).catch(() => undefined);
	return { stored: decision === 'private' ? decision : 'saved', entry };
}

function unrecorded({ outcome, when }: Verdict, beside: string | null): Unrecorded {
	return { outcome, when, beside, at: happenedAt(Date.now(), -new Date().getTimezoneOffset()) };
}

async function record(place: Place, finished: Finished, shared: Verdict, said: Said): Promise<string> {
	const body = { ...assessmentBody(book.rules.version, shared, said) };
	if (finished.changed) body.changed = finished.changed;
	const entry = await place.record('assessment', body, { answers: shareable(finished.answers) });
	return entry.id;
}

async function withdrawReplaced(place: Place, replaced: string | null): Promise<void> {
	const old = place.chart?.entries.find(({ id }) => id === replaced);
	if (old) await place.chart?.withdraw(old);
}
