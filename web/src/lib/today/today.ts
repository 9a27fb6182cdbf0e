import { resultOn } from '#lib/assessment/clearance.ts';
import { countsFor } from '#lib/progress/adherence.ts';
import { type Day, dayIn, dayOf, plusDays, weekOf } from '#lib/progress/days.ts';
import { type AnyEntry, type Fact, latest, only, therapistNames } from '#lib/progress/facts.ts';
import { painRises } from '#lib/progress/rising.ts';

/**
 * `now`: it is its turn. `later`: possible at any time, its turn comes on `next`. `done`: done for today or for this week.
 * `held`: a warning sign holds it back.
 */
export type Due = 'now' | 'later' | 'done' | 'held';

export interface Task {
	/** Unique on the screen. */
	key: string;
	routine: string;
	/** As the therapist gave it; null for a routine of the catalogue. */
	title: string | null;
	minutes: number | null;
	from: 'therapist' | 'plan';
	assignment: string | null;
	/** Name of the therapist who asked for it. */
	therapist: string | null;
	note: string;
	perWeek: number;
	doneThisWeek: number;
	doneToday: number;
	due: Due;
	/** The day its turn comes, for `later` and for what is done today only. */
	next: Day | null;
}

export interface TodayView {
	day: Day;
	/** What to do now comes first; done and later ones after it. */
	tasks: Task[];
	/** A warning sign holds something of it back. */
	held: boolean;
	/** What the person did of their own accord lately and may do now, most often first. */
	again: { routine: string; title: string }[];
	/** The last check, when it sent the person to somebody else first. */
	care: Fact<'assessment'> | null;
	/** Why the check should be taken again: the last one asked for it by now, or pain has climbed since. */
	recheck: 'due' | 'pain' | null;
}

/** How often a week a routine of the catalogue is meant to be done, by id; unknown routines are left out of the plan. */
export type Schedule = ReadonlyMap<string, number>;

/** Whether a routine may be done now; `steps` are those of an assignment, null for a routine of the catalogue. */
export type Allowed = (routine: string, steps: readonly { exercise: string }[] | null) => boolean;

const CARE_FIRST = ['emergency', 'doctor_soon', 'clearance_first'];
const WAITS: Due[] = ['now', 'later', 'done', 'held'];

/** What to do today: the therapists' assignments, then the routines of the last check. */
export function today(
	entries: readonly AnyEntry[],
	now: Date,
	zone: string,
	schedule: Schedule,
	allowed: Allowed
): TodayView {
	const day = dayIn(zone, now);
	const check = latest(entries, 'assessment');
	const assigned = assignedTasks(entries, day, allowed);
	const planned = plannedTasks(entries, day, schedule, allowed).filter(
		(task) => !assigned.some(({ routine }) => routine === task.routine)
	);
	const tasks = [...assigned, ...planned].sort((a, b) => WAITS.indexOf(a.due) - WAITS.indexOf(b.due));
	return {
		day,
		tasks,
		held: tasks.some((task) => task.due === 'held'),
		again: ownRoutines(entries, day, schedule, new Set(tasks.map(({ routine }) => routine)), allowed),
		care: check && CARE_FIRST.includes(resultOn(entries, check, day).outcome) ? check : null,
		recheck: check && recheckDue(check, day) ? 'due' : painRises(entries, day) ? 'pain' : null
	};
}

function recheckDue({ body }: Fact<'assessment'>, day: Day): boolean {
	return (
		(body.recheck !== null && body.recheck <= day) || (body.not_before !== null && body.not_before <= day)
	);
}

function assignedTasks(entries: readonly AnyEntry[], day: Day, allowed: Allowed): Task[] {
	const names = therapistNames(entries);
	const ended = new Set(only(entries, 'assignment_end').map(({ body }) => body.assignment));
	return only(entries, 'assignment')
		.filter(({ id, body }) => !ended.has(id) && (body.until === null || body.until >= day))
		.map(({ id, author, body }) => {
			const { routine, per_week: perWeek, note, from } = body;
			const practices = only(entries, 'practice').filter((done) => countsFor(done.body, id, routine.id));
			const turn = turnOf(practices.map(dayOf), perWeek, day, from);
			return {
				key: id,
				routine: routine.id,
				title: routine.title,
				minutes: routine.minutes,
				from: 'therapist' as const,
				assignment: id,
				therapist: names.get(author) ?? null,
				note,
				perWeek,
				...(allowed(routine.id, routine.steps) ? turn : held(turn))
			};
		});
}

function plannedTasks(entries: readonly AnyEntry[], day: Day, schedule: Schedule, allowed: Allowed): Task[] {
	const check = latest(entries, 'assessment');
	if (!check || check.body.outcome === 'emergency') return [];
	return resultOn(entries, check, day).routines.flatMap((routine) => {
		const perWeek = schedule.get(routine);
		if (perWeek === undefined) return [];
		const days = only(entries, 'practice')
			.filter(({ body }) => body.routine === routine)
			.map(dayOf);
		const own = { key: routine, routine, title: null, minutes: null, from: 'plan' as const };
		const turn = turnOf(days, perWeek, day, day);
		const task = { ...own, assignment: null, therapist: null, note: '', perWeek };
		return [{ ...task, ...(allowed(routine, null) ? turn : held(turn)) }];
	});
}

const LATELY_DAYS = 28;
const AGAIN_MOST = 2;

function ownRoutines(
	entries: readonly AnyEntry[],
	day: Day,
	schedule: Schedule,
	asked: ReadonlySet<string>,
	allowed: Allowed
): { routine: string; title: string }[] {
	const since = plusDays(day, -LATELY_DAYS);
	const times = new Map<string, { routine: string; title: string; count: number }>();
	for (const practice of only(entries, 'practice')) {
		const { routine, title } = practice.body;
		if (dayOf(practice) < since || asked.has(routine) || !schedule.has(routine) || !allowed(routine, null))
			continue;
		times.set(routine, { routine, title, count: (times.get(routine)?.count ?? 0) + 1 });
	}
	const often = [...times.values()].sort((a, b) => b.count - a.count);
	return often.slice(0, AGAIN_MOST).map(({ routine, title }) => ({ routine, title }));
}

type Turn = Pick<Task, 'doneThisWeek' | 'doneToday' | 'due' | 'next'>;

function held(turn: Turn): Turn {
	return { ...turn, due: 'held', next: null };
}

/**
 * Whose turn it is. `days` are the days it was done. Up to seven a week are spread evenly (three a week: every second day),
 * unless the week would run out; more than seven a week means several a day.
 */
export function turnOf(days: readonly Day[], perWeek: number, today: Day, from: Day): Turn {
	const doneToday = days.filter((day) => day === today).length;
	const doneThisWeek = days.filter((day) => day >= weekOf(today) && day <= today).length;
	const tally = { doneThisWeek, doneToday };
	if (from > today) return { ...tally, due: 'later', next: from };
	const aDay = Math.ceil(perWeek / 7);
	if (doneThisWeek >= perWeek) return { ...tally, due: 'done', next: plusDays(weekOf(today), 7) };
	if (doneToday >= aDay) return { ...tally, due: 'done', next: nextTurn(today, perWeek) };
	const last = days
		.filter((day) => day < today)
		.sort()
		.at(-1);
	const next = last === undefined ? today : nextTurn(last, perWeek);
	const daysLeft = 7 - dayNumber(today);
	if (next <= today || perWeek - doneThisWeek >= daysLeft) return { ...tally, due: 'now', next: null };
	return { ...tally, due: 'later', next };
}

function nextTurn(last: Day, perWeek: number): Day {
	return plusDays(last, Math.max(1, Math.floor(7 / perWeek)));
}

function dayNumber(day: Day): number {
	return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}
