import { expect, test } from 'vitest';
import { words } from '#lib/learn/words.for_tests.ts';
import type { ClientListed } from '#lib/device/api_shapes.ts';
import { planOf, type RoutineShown, routineShown, stepsShown } from '#lib/player/routines.ts';
import { rendered } from '#lib/ui/rendered.for_tests.ts';
import { assignmentBody, emptyForm, formOf, routineToSend, troublesOf } from './assigning.ts';
import { assignments, clientName, ownLink, troubles } from './client.ts';
import { clientLines, concerned } from './clients.ts';
import WithdrawnClients from './WithdrawnClients.svelte';
import { saySign } from './words.ts';

const TOMASZ = '0190a0a0-0000-7000-8000-000000000001';
const NOW = new Date('2026-11-20T18:00:00Z');
const ZONE = 'Europe/Warsaw';

let made = 0;
function entry(kind: string, day: string, body: object, author = 'maria') {
	made += 1;
	return { id: `entry-${made}`, kind, happened_at: `${day}T18:00:00.000+01:00`, author, body };
}

const routine = {
	id: 'low-back',
	version: 1,
	title: 'Low back',
	minutes: 10,
	steps: [{ exercise: 'bridge' }]
};
const asked = { routine, per_week: 2, from: '2026-11-01', until: null, note: 'Slowly.' };

function practice(day: string, other: object = {}) {
	const body = {
		routine: 'low-back',
		assignment: null,
		steps: [],
		stopped: null,
		before: 5,
		after: 3,
		...other
	};
	return entry('practice', day, body);
}

function client(name: string, last: string | null, since = '2026-10-01T10:00:00Z') {
	const ids = { chart: `chart-${name}`, link: `link-${name}` };
	const withdrawn: ClientListed['withdrawn'] = { rules: [], exercises: [] };
	const seen = { answers: false, last_practice_at: last, practices_28d: 0, outcome: null, withdrawn };
	return { ...ids, name, since, ...seen };
}

test('who has been silent longest comes first, the others by name', () => {
	const lines = clientLines(
		[
			client('Olek', '2026-11-19T10:00:00Z'),
			client('Maria', '2026-11-20T10:00:00Z'),
			client('Zofia', '2026-11-10T10:00:00Z'),
			client('Adam', null)
		],
		NOW,
		ZONE
	);
	expect(lines.map(({ name }) => name)).toEqual(['Adam', 'Zofia', 'Maria', 'Olek']);
	expect(lines.map(({ quiet }) => quiet)).toEqual([true, true, false, false]);
	expect(lines.map(({ daysSince }) => daysSince)).toEqual([null, 10, 0, 1]);
});

test('a client who came yesterday is not called quiet', () => {
	expect(clientLines([client('New', null, '2026-11-19T10:00:00Z')], NOW, ZONE)[0]?.quiet).toBe(false);
});

test('a day turns at midnight where the therapist is', () => {
	const late = clientLines([client('Maria', '2026-11-19T23:30:00Z')], NOW, ZONE);
	expect(late[0]?.daysSince).toBe(0);
});

test('practices count for an assignment by week, also when done on one’s own', () => {
	const assignment = entry('assignment', '2026-11-01', asked, TOMASZ);
	const entries = [assignment, practice('2026-11-10'), practice('2026-11-16'), practice('2026-11-18')];
	const [view] = assignments(entries, NOW, ZONE);
	expect(view).toMatchObject({ title: 'Low back', perWeek: 2, doneThisWeek: 2, ended: null, by: TOMASZ });
	expect(view?.weeks.map(({ done }) => done)).toEqual([0, 0, 1, 2]);
	expect(view?.weeks.at(-1)?.start).toBe('2026-11-16');
});

test('an ended assignment keeps its reason and goes to the end; one that ran out counts as ended', () => {
	const first = entry('assignment', '2026-11-01', asked, TOMASZ);
	const second = entry('assignment', '2026-11-02', asked, TOMASZ);
	const past = entry('assignment', '2026-11-02', { ...asked, until: '2026-11-19' }, TOMASZ);
	const end = entry('assignment_end', '2026-11-03', { assignment: second.id, reason: 'Better now' }, TOMASZ);
	const views = assignments([first, second, past, end], NOW, ZONE);
	expect(views.map(({ id }) => id)).toEqual([first.id, past.id, second.id]);
	expect(views.map(({ ended }) => ended)).toEqual([null, '', 'Better now']);
});

test('whom a withdrawal concerns is listed with what for, in the order of the list', () => {
	const [maria, olek, wanda] = ['Maria', 'Olek', 'Wanda'].map((name) => client(name, null)) as [
		ClientListed,
		ClientListed,
		ClientListed
	];
	maria.withdrawn = { rules: ['A9'], exercises: [] };
	wanda.withdrawn = { rules: [], exercises: ['bridge'] };
	expect(concerned([wanda, olek, maria])).toMatchObject([
		{ name: 'Wanda', check: false, exercises: ['bridge'] },
		{ name: 'Maria', check: true, exercises: [] }
	]);
	const html = rendered(WithdrawnClients, { clients: concerned([wanda, olek, maria]) });
	expect(html).toContain('Withdrawn: 2 of your clients are concerned');
	expect(html).toMatch(/chart=chart-Wanda"[^>]*>Wanda<\/a> <span[^>]*>Assigned: bridge</);
	expect(html).toMatch(/chart=chart-Maria"[^>]*>Maria<\/a> <span[^>]*>Should check again</);
	expect(rendered(WithdrawnClients, { clients: concerned([olek]) })).not.toContain('Withdrawn');
});

test('what is sent has no withdrawn exercise, and says the version of the others', () => {
	const bridge = { id: 'bridge', up_to: 1, since: '2026-12-01', name: { en: 'Bridge' }, why: { en: '' } };
	const sent = routineToSend('low-back', { rules: [], exercises: [bridge] }, words);
	const form = { ...emptyForm('2026-11-20'), routine: 'low-back' };
	const { steps } = assignmentBody(form, sent as RoutineShown).routine;
	expect(steps.map(({ exercise }) => exercise)).not.toContain('bridge');
	expect(steps[0]).toMatchObject({ exercise: 'pelvic-tilt', version: 1 });
});

test('pain and warning signs in practices are found, newest first', () => {
	const hurt = { exercise: 'bridge', side: null, done: false, skipped: 'pain', easier: false };
	const calm = practice('2026-11-17', { stopped: 'person' });
	const painful = practice('2026-11-18', { steps: [hurt, hurt] });
	const warned = practice('2026-11-19', { stopped: 'warning' });
	expect(troubles([calm, painful, warned])).toMatchObject([
		{ entry: { id: warned.id }, stopped: 'warning', painful: [] },
		{ entry: { id: painful.id }, stopped: null, painful: ['bridge'] }
	]);
});

test('only the therapist’s own open link is theirs to end', () => {
	const mine = entry('link_started', '2026-11-01', { link: 'a', therapist: TOMASZ });
	const other = entry('link_started', '2026-11-01', { link: 'b', therapist: 'wera' });
	expect(ownLink([mine, other], TOMASZ)?.body.link).toBe('a');
	expect(ownLink([mine, other, entry('link_ended', '2026-11-02', { link: 'a' })], TOMASZ)).toBeNull();
});

test('a client without a name has none', () => {
	expect(clientName([])).toBeNull();
	expect(clientName([entry('profile', '2026-11-01', { name: null })])).toBeNull();
	expect(clientName([entry('profile', '2026-11-01', { name: 'Maria' })])).toBe('Maria');
});

test('a form says what is missing', () => {
	const form = emptyForm('2026-11-20');
	expect(troublesOf(form)).toEqual(['routine']);
	const filled = { ...form, routine: 'low-back', perWeek: '2' };
	expect(troublesOf(filled)).toEqual([]);
	expect(troublesOf({ ...filled, perWeek: '2.5' })).toEqual(['per_week']);
	expect(troublesOf({ ...filled, from: '', until: '2026-11-01' })).toEqual(['from']);
	expect(troublesOf({ ...filled, until: '2026-11-19' })).toEqual(['until']);
	expect(troublesOf({ ...filled, note: 'x'.repeat(4001) })).toEqual(['note']);
});

test('an assignment carries the whole routine, so that it can be played as it was', () => {
	const shown = routineShown('low-back', words);
	if (!shown) throw new Error('the catalogue has this routine');
	const form = { ...emptyForm('2026-11-20'), routine: 'low-back', perWeek: '2', note: ' Slowly. ' };
	const body = assignmentBody(form, shown);
	expect(body).toMatchObject({ per_week: 2, from: '2026-11-20', until: null, note: 'Slowly.' });
	expect(planOf(stepsShown(body.routine.steps, words))).toEqual(planOf(shown.steps));
});

test('what was prepared comes back into the form as it was', () => {
	const shown = routineShown('low-back', words);
	if (!shown) throw new Error('the catalogue has this routine');
	const form = { routine: 'low-back', perWeek: '2', from: '2026-11-20', until: '', note: 'Slowly.\nGently.' };
	for (const until of ['', '2026-12-20'])
		expect(formOf(assignmentBody({ ...form, until }, shown), form.from)).toEqual({ ...form, until });
});

test('what was to begin on a day that is over begins today', () => {
	const body = { ...asked, routine: { ...routine, id: 'low-back' } };
	expect(formOf(body, '2026-11-20').from).toBe('2026-11-20');
	expect(formOf(body, '2026-10-20').from).toBe('2026-11-01');
});

test('a sign is called not named only where nobody named it', () => {
	const [id, { text }] = Object.entries(words.stop_signs)[0] ?? ['', { text: '' }];
	expect(saySign(id, words)).toBe(text);
	expect(saySign('unnamed', words)).toContain('not named');
	expect(saySign('hurts_now', words)).toContain('not named');
	expect(saySign('seen_later', words)).toContain('seen_later');
	expect(saySign('seen_later', words)).not.toContain('not named');
});
