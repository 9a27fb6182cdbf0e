import { expect, test } from 'vitest';
import { isFirstUse } from './first_use.ts';
import { holdOf } from '#lib/assessment/hold.ts';
import { NOTHING_WITHDRAWN } from '#lib/assessment/withdrawn.ts';
import { allowedUnder } from './shown.ts';
import { today, turnOf } from './today.ts';

const MARIA = '11111111-1111-4111-8111-111111111111';
const TOMASZ = '22222222-2222-4222-8222-222222222222';
const ZONE = 'Europe/Warsaw';
// A Wednesday evening in Warsaw.
const NOW = new Date('2026-11-18T18:00:00Z');
const SCHEDULE = new Map([
	['calm-down', 7],
	['wrist-and-hand', 7]
]);

const ANYTHING = () => true;

let made = 0;
function entry(kind: string, body: object, author = MARIA, happened_at = '2026-11-18T10:00:00.000+01:00') {
	made += 1;
	return { id: `e${made}`, kind, happened_at, author, body };
}

function practice(day: string, routine: string, assignment: string | null = null) {
	return entry(
		'practice',
		{ routine, title: routine, assignment, seconds: 120 },
		MARIA,
		`${day}T10:00:00.000+01:00`
	);
}

function check(body: object) {
	const empty = { outcome: 'art', when: null, not_before: null, recheck: null, routines: [], reasons: [] };
	return entry('assessment', { ...empty, ...body });
}

function assignment(body: object = {}) {
	const routine = {
		id: 'low-back',
		version: 1,
		title: 'Low back',
		minutes: 8,
		steps: [{ exercise: 'bridge' }]
	};
	const schedule = { routine, per_week: 2, from: '2026-11-16', until: null, note: 'Slowly, please.' };
	return entry('assignment', { ...schedule, ...body }, TOMASZ);
}

const link = entry(
	'link_started',
	{ link: 'l1', therapist: TOMASZ, therapist_name: 'Tomasz Nowak' },
	'server'
);

test('a chart without anything in it is a first use', () => {
	expect(today([], NOW, ZONE, SCHEDULE, ANYTHING)).toMatchObject({ tasks: [], care: null });
	expect([isFirstUse([]), isFirstUse([practice('2026-11-18', 'calm-down')])]).toEqual([true, false]);
});

test('an assignment comes first, with the name of its therapist and the note', () => {
	const view = today([check({ routines: ['calm-down'] }), link, assignment()], NOW, ZONE, SCHEDULE, ANYTHING);
	expect(view.tasks.map(({ routine }) => routine)).toEqual(['low-back', 'calm-down']);
	expect(view.tasks[0]).toMatchObject({ therapist: 'Tomasz Nowak', note: 'Slowly, please.', due: 'now' });
});

test('two of three this week are counted, also when begun from the list of routines', () => {
	const asked = assignment({ per_week: 3 });
	const done = [practice('2026-11-16', 'low-back', asked.id), practice('2026-11-18', 'low-back')];
	const [task] = today([asked, ...done], NOW, ZONE, SCHEDULE, ANYTHING).tasks;
	expect(task).toMatchObject({ doneThisWeek: 2, doneToday: 1, due: 'done', next: '2026-11-20' });
});

test('what was done last week does not count for this one', () => {
	const asked = assignment({ from: '2026-11-01' });
	const [task] = today(
		[asked, practice('2026-11-15', 'low-back', asked.id)],
		NOW,
		ZONE,
		SCHEDULE,
		ANYTHING
	).tasks;
	expect(task).toMatchObject({ doneThisWeek: 0, due: 'now' });
});

test('an ended or expired assignment is gone', () => {
	const asked = assignment();
	const end = entry('assignment_end', { assignment: asked.id, reason: 'done' }, TOMASZ);
	expect(today([asked, end], NOW, ZONE, SCHEDULE, ANYTHING).tasks).toEqual([]);
	expect(today([assignment({ until: '2026-11-17' })], NOW, ZONE, SCHEDULE, ANYTHING).tasks).toEqual([]);
	expect(today([assignment({ until: '2026-11-18' })], NOW, ZONE, SCHEDULE, ANYTHING).tasks).toHaveLength(1);
});

test('a routine both assigned and planned is asked for once', () => {
	const routine = { id: 'calm-down', version: 1, title: 'Calm down', minutes: 5, steps: [] };
	const view = today(
		[check({ routines: ['calm-down'] }), assignment({ routine })],
		NOW,
		ZONE,
		SCHEDULE,
		ANYTHING
	);
	expect(view.tasks.map(({ from }) => from)).toEqual(['therapist']);
});

test('only the last check plans, and it plans only routines that exist', () => {
	const entries = [check({ routines: ['wrist-and-hand'] }), check({ routines: ['calm-down', 'gone'] })];
	expect(today(entries, NOW, ZONE, SCHEDULE, ANYTHING).tasks.map(({ routine }) => routine)).toEqual([
		'calm-down'
	]);
});

/** Today with everything that a warning sign holds back. */
function safe(...entries: ReturnType<typeof entry>[]) {
	return today(entries, NOW, ZONE, SCHEDULE, allowedUnder(holdOf(entries, NOW, ZONE), [], NOTHING_WITHDRAWN));
}

test('after an emergency answer nothing is offered and what was assigned waits', () => {
	const view = safe(assignment(), check({ outcome: 'emergency', when: 'now', routines: ['calm-down'] }));
	expect(view.care?.body.outcome).toBe('emergency');
	expect(view.held).toBe(true);
	expect(view.tasks.map(({ due }) => due)).toEqual(['held']);
});

test.each([
	['a doctor today', { outcome: 'doctor_soon', when: 'today' }, 'held', 'held', []],
	['a doctor in days', { outcome: 'doctor_soon', when: 'days' }, 'held', 'now', ['calm-down']],
	['a clearance', { outcome: 'clearance_first' }, 'held', 'now', ['calm-down']],
	['tomorrow', { outcome: 'self_care', not_before: '2026-11-19' }, 'held', 'now', ['calm-down']],
	['nobody', { outcome: 'self_care' }, 'now', 'now', ['wrist-and-hand', 'calm-down']]
])('what waits for %s, and what is calm enough not to', (_, result, moving, calm, again) => {
	const breathing = {
		id: 'slow',
		version: 1,
		title: 'Slow',
		minutes: 3,
		steps: [{ exercise: 'slow-breathing' }]
	};
	const [asked, easy] = [assignment(), assignment({ routine: breathing })];
	const done = [practice('2026-11-17', 'wrist-and-hand'), practice('2026-11-17', 'calm-down')];
	const view = safe(...done, asked, easy, check(result));
	const due = (id: string) => view.tasks.find((task) => task.assignment === id)?.due;
	expect([due(asked.id), due(easy.id)]).toEqual([moving, calm]);
	expect(view.again.map(({ routine }) => routine)).toEqual(again);
});

test('a plan of the last check waits where a sign was noticed after it', () => {
	const planned = check({ routines: ['calm-down', 'wrist-and-hand'] });
	expect(safe(planned).tasks.map(({ due }) => due)).toEqual(['now', 'now']);
	const view = safe(planned, entry('warning', { sign: 'hurts_now', exercise: null, action: 'help' }));
	expect(view.tasks.map(({ due }) => due)).toEqual(['held', 'held']);
});

test('a doctor who allowed it takes the card away', () => {
	const asked = check({ outcome: 'clearance_first', reasons: ['clear_heart'] });
	expect(safe(asked).care).toBe(asked);
	const given = entry('clearance', { gates: ['clear_heart'], seen: 'told', until: null, note: '' });
	expect(safe(asked, given).care).toBeNull();
});

test('the check asks to be repeated on its day, and not before', () => {
	expect(today([check({ recheck: '2026-11-18' })], NOW, ZONE, SCHEDULE, ANYTHING).recheck).toBe('due');
	expect(today([check({ recheck: '2026-11-19' })], NOW, ZONE, SCHEDULE, ANYTHING).recheck).toBeNull();
	expect(today([check({ not_before: '2026-11-18' })], NOW, ZONE, SCHEDULE, ANYTHING).recheck).toBe('due');
});

test('what is not its turn comes after what is', () => {
	const rested = assignment({ per_week: 2 });
	const view = today(
		[check({ routines: ['calm-down'] }), rested, practice('2026-11-17', 'low-back')],
		NOW,
		ZONE,
		SCHEDULE,
		ANYTHING
	);
	expect(view.tasks.map(({ routine, due }) => [routine, due])).toEqual([
		['calm-down', 'now'],
		['low-back', 'later']
	]);
});

test.each([
	['never done', [], 3, { due: 'now', next: null }],
	['done yesterday, three a week', ['2026-11-17'], 3, { due: 'later', next: '2026-11-19' }],
	['done two days ago, three a week', ['2026-11-16'], 3, { due: 'now', next: null }],
	['daily and done today', ['2026-11-18'], 7, { due: 'done', next: '2026-11-19' }],
	['twice a day and done once', ['2026-11-18'], 14, { due: 'now', next: null }],
	['the week is full', ['2026-11-16', '2026-11-17'], 2, { due: 'done', next: '2026-11-23' }]
])('on a Wednesday: %s', (_, days, perWeek, turn) => {
	expect(turnOf(days, perWeek, '2026-11-18', '2026-11-01')).toMatchObject(turn);
});

test('when the week runs out every day left is its turn', () => {
	expect(turnOf(['2026-11-20'], 3, '2026-11-21', '2026-11-01')).toMatchObject({
		due: 'now',
		doneThisWeek: 1
	});
});

test('an assignment for next week waits for its first day', () => {
	expect(turnOf([], 3, '2026-11-18', '2026-11-23')).toMatchObject({ due: 'later', next: '2026-11-23' });
});

test("what one does of one's own accord is offered again, most often first, and never what is asked for anyway", () => {
	const done = [
		practice('2026-11-16', 'wrist-and-hand'),
		practice('2026-11-15', 'calm-down'),
		practice('2026-11-14', 'calm-down'),
		practice('2026-10-01', 'low-back'),
		practice('2026-11-17', 'gone')
	];
	const again = (entries: Parameters<typeof today>[0]) =>
		today(entries, NOW, ZONE, SCHEDULE, ANYTHING).again.map(({ routine }) => routine);
	expect(again(done)).toEqual(['calm-down', 'wrist-and-hand']);
	expect(again([...done, check({ routines: ['calm-down'] })])).toEqual(['wrist-and-hand']);
	expect(safe(...done, check({ outcome: 'emergency', when: 'now' })).again).toEqual([]);
});
