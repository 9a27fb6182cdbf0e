/** The form in which somebody writes down what a clinician said. */
import type { Allowance } from '#lib/assessment/clearance.ts';
import type { Bodies } from '#lib/chart/kinds.ts';
import { type Day, isDay, plusMonths } from '#lib/progress/days.ts';

type Body = Bodies['clearance'];

export const WHO = ['family_doctor', 'specialist', 'midwife', 'other'] as const satisfies Body['by'][];
export const NOTE_MOST = 1000;

export interface ClearanceFields {
	/** What was looked at. */
	gates: string[];
	allows: string[];
	by: string;
	on: string;
	until: string;
	note: string;
	/** How a therapist knows of it; a client was told. */
	seen: '' | Body['seen'];
}

export type Trouble = keyof ClearanceFields | 'over';

/** With one thing to look at there is nothing to choose. */
export function emptyFields(gates: readonly string[], seen: ClearanceFields['seen']): ClearanceFields {
	return {
		gates: gates.length === 1 ? [...gates] : [],
		allows: [],
		by: '',
		on: '',
		until: '',
		note: '',
		seen
	};
}

/** What has to be put right first, in the order of the form. */
export function troublesOf(fields: ClearanceFields, today: Day): Trouble[] {
	const { gates, allows, by, on, until, note, seen } = fields;
	const said = isDay(on) && on <= today;
	const found: [Trouble, boolean][] = [
		['gates', gates.length === 0],
		['allows', allows.length === 0],
		['by', by === ''],
		['on', !said],
		['until', until !== '' && (!isDay(until) || until < today || until < on)],
		['over', said && until === '' && plusMonths(on, 6) < today],
		['note', note.length > NOTE_MOST],
		['seen', seen === '']
	];
	return found.filter(([, wrong]) => wrong).map(([trouble]) => trouble);
}

/** The body of the entry, of fields without trouble. */
export function clearanceBody({ gates, allows, by, on, until, note, seen }: ClearanceFields): Body {
	return {
		gates,
		seen: seen === 'paper' ? 'paper' : 'told',
		until: until === '' ? null : until,
		note: note.trim(),
		by: WHO.find((one) => one === by) ?? 'other',
		on,
		allows: allows as Allowance[]
	};
}
