/** From a therapist's form to the body of an `assignment`. Pure. */
import type { PracticeWords } from '#generated/types.ts';
import type { Withdrawn } from '#lib/assessment/withdrawn.ts';
import type { Bodies } from '#lib/chart/kinds.ts';
import type { Day } from '#lib/progress/days.ts';
import { minutesOf, routineShown, type RoutineShown } from '#lib/player/routines.ts';
import { stepsInForce } from '#lib/player/withdrawn.ts';

export interface AssignForm {
	routine: string;
	/** As typed or chosen: 1 to 21. */
	perWeek: string;
	from: string;
	/** Empty: until further notice. */
	until: string;
	note: string;
}

export type Trouble = 'routine' | 'per_week' | 'from' | 'until' | 'note';

/** How often a week can be chosen; the highest is three times a day. */
export const TIMES_A_WEEK = [1, 2, 3, 4, 5, 6, 7, 14, 21];
export const NOTE_MOST = 4000;

export function emptyForm(today: Day): AssignForm {
	return { routine: '', perWeek: '3', from: today, until: '', note: '' };
}

/** What still has to be put right; empty when it can be sent. */
export function troublesOf(form: AssignForm): Trouble[] {
	const troubles: Trouble[] = [];
	const times = Number(form.perWeek);
	if (form.routine === '') troubles.push('routine');
	if (!Number.isInteger(times) || times < 1 || times > 21) troubles.push('per_week');
	if (!isDay(form.from)) troubles.push('from');
	if (form.until !== '' && (!isDay(form.until) || form.until < form.from)) troubles.push('until');
	if (form.note.length > NOTE_MOST) troubles.push('note');
	return troubles;
}

function isDay(text: string): boolean {
	return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}

/** A routine of the catalogue as it may be sent: without what is withdrawn. */
export function routineToSend(id: string, withdrawn: Withdrawn, words: PracticeWords): RoutineShown | null {
	const routine = routineShown(id, words);
	return routine && { ...routine, steps: stepsInForce(routine.facts.steps, withdrawn, words).steps };
}

/** The whole routine as it is now goes along: a later change of the content does not change what was asked for. */
export function assignmentBody(form: AssignForm, routine: RoutineShown): Bodies['assignment'] {
	return {
		routine: {
			id: routine.facts.id,
			version: routine.facts.version,
			title: routine.title,
			minutes: minutesOf(routine.steps),
			steps: routine.steps.map(({ exercise, dose }) => ({
				exercise: exercise.facts.id,
				version: exercise.facts.version,
				dose
			}))
		},
		per_week: Number(form.perWeek),
		from: form.from,
		until: form.until === '' ? null : form.until,
		note: form.note.trim()
	};
}

/** The form as it was when it became this `assignment`. Nobody can begin on a day that is over. */
export function formOf(body: Bodies['assignment'], today: Day): AssignForm {
	const { routine, per_week, from, until, note } = body;
	const start = from < today ? today : from;
	return { routine: routine.id, perWeek: String(per_week), from: start, until: until ?? '', note };
}
