/** One client's chart as the therapist looks at it: pure folds, the same numbers as on the client's own screens. */
import type { RoutineStep } from '#lib/chart/kinds.ts';
import { countsFor } from '#lib/progress/adherence.ts';
import { type Day, dayIn, dayOf, plusDays, weekOf } from '#lib/progress/days.ts';
import { type AnyEntry, type Fact, latest, only, openLinks } from '#lib/progress/facts.ts';
import { turnOf } from '#lib/today/today.ts';

export interface AssignedView {
	id: string;
	routine: string;
	title: string;
	minutes: number;
	steps: RoutineStep[];
	perWeek: number;
	from: Day;
	until: Day | null;
	note: string;
	/** Person who asked for it. */
	by: string;
	doneThisWeek: number;
	/** Practices in each of the last weeks, this one last. */
	weeks: { start: Day; done: number }[];
	/** Reason of the end, '' when none was given; null while it goes on. */
	ended: string | null;
}

const WEEKS = 4;

/** Every assignment, the ones that go on first, newest first among them. */
export function assignments(entries: readonly AnyEntry[], now: Date, zone: string): AssignedView[] {
	const today = dayIn(zone, now);
	const ends = new Map(only(entries, 'assignment_end').map(({ body }) => [body.assignment, body.reason]));
	const all = only(entries, 'assignment').map((entry) => assigned(entry, entries, today, ends));
	return all.reverse().sort((a, b) => Number(a.ended !== null) - Number(b.ended !== null));
}

function assigned(
	{ id, author, body }: Fact<'assignment'>,
	entries: readonly AnyEntry[],
	today: Day,
	ends: ReadonlyMap<string, string>
): AssignedView {
	const { routine, per_week: perWeek, from, until, note } = body;
	const days = only(entries, 'practice')
		.filter((practice) => countsFor(practice.body, id, routine.id))
		.map(dayOf);
	const over = until !== null && until < today ? '' : null;
	return {
		id,
		routine: routine.id,
		title: routine.title,
		minutes: routine.minutes,
		steps: routine.steps,
		perWeek,
		from,
		until,
		note,
		by: author,
		doneThisWeek: turnOf(days, perWeek, today, from).doneThisWeek,
		weeks: weeksOf(days, today),
		ended: ends.get(id) ?? over
	};
}

function weeksOf(days: readonly Day[], today: Day): AssignedView['weeks'] {
	const first = plusDays(weekOf(today), -7 * (WEEKS - 1));
	return Array.from({ length: WEEKS }, (_, week) => {
		const start = plusDays(first, 7 * week);
		const end = plusDays(start, 7);
		return { start, done: days.filter((day) => day >= start && day < end).length };
	});
}

/** What happened in one practice that a therapist would want to know of. */
export interface PracticeFlags {
	entry: Fact<'practice'>;
	/** Exercises skipped because of pain. */
	painful: string[];
	stopped: 'pain' | 'warning' | null;
}

/** Practices that were stopped by pain or a warning sign, or in which an exercise hurt; newest first. */
export function troubles(entries: readonly AnyEntry[]): PracticeFlags[] {
	return only(entries, 'practice')
		.map((entry): PracticeFlags => {
			const { steps, stopped } = entry.body;
			const painful = steps.filter((step) => step.skipped === 'pain').map((step) => step.exercise);
			return { entry, painful: [...new Set(painful)], stopped: stopped === 'person' ? null : stopped };
		})
		.filter(({ painful, stopped }) => painful.length > 0 || stopped !== null)
		.reverse();
}

/** The open link of this therapist to the chart; null when it ended or has not arrived yet. */
export function ownLink(entries: readonly AnyEntry[], therapist: string): Fact<'link_started'> | null {
	return openLinks(entries).find(({ body }) => body.therapist === therapist) ?? null;
}

/** How the client calls themselves, if they do. */
export function clientName(entries: readonly AnyEntry[]): string | null {
	return latest(entries, 'profile')?.body.name || null;
}
