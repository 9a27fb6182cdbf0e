import { expect, test } from 'vitest';
import { calendar, countsFor, total } from './adherence.ts';
import { changes, comparisons } from './changes.ts';
import { correctedBody, ratingsOf } from './correct.ts';
import { latest, openLinks, therapistNames, zoneOf } from './facts.ts';
import { byDay, isMine } from './records.ts';

const MARIA = '11111111-1111-4111-8111-111111111111';
const TOMASZ = '22222222-2222-4222-8222-222222222222';
const ZONE = 'Europe/Warsaw';
// A Sunday evening in Warsaw.
const NOW = new Date('2026-11-22T18:00:00Z');

let made = 0;
function entry(kind: string, happened_at: string, body: object, author = MARIA) {
	made += 1;
	return { id: `e${made}`, kind, happened_at, author, body };
}

function practice(happened_at: string, more: object = {}) {
	return entry('practice', happened_at, {
		routine: 'neck-and-upper-back',
		title: 'Neck and upper back',
		assignment: null,
		seconds: 300,
		measure: 'tension',
		before: null,
		after: null,
		...more
	});
}

test('the calendar counts days with a practice and leaves the future open', () => {
	const entries = [
		practice('2026-11-16T08:00:00.000+01:00'),
		practice('2026-11-16T20:00:00.000+01:00'),
		practice('2026-11-20T08:00:00.000+01:00')
	];
	const [week] = calendar(entries, new Date('2026-11-20T12:00:00Z'), ZONE, 1);
	expect(week?.start).toBe('2026-11-16');
	expect(week?.practised).toBe(2);
	expect(week?.days.map((day) => day.practices)).toEqual([2, 0, 0, 0, 1, 0, 0]);
	expect(week?.days.map((day) => day.ahead)).toEqual([false, false, false, false, false, true, true]);
});

test('a practice late on holiday stays on the day it was done', () => {
	const [week] = calendar([practice('2026-11-19T23:30:00.000-08:00')], NOW, ZONE, 1);
	expect(week?.days.find((day) => day.practices > 0)?.day).toBe('2026-11-19');
});

test('weeks come oldest first and end with this one', () => {
	const weeks = calendar([], NOW, ZONE, 3);
	expect(weeks.map((week) => week.start)).toEqual(['2026-11-02', '2026-11-09', '2026-11-16']);
});

test('the total holds the days asked for and no more', () => {
	const entries = [practice('2026-10-25T08:00:00.000+01:00'), practice('2026-10-26T08:00:00.000+01:00')];
	expect(total(entries, NOW, ZONE, 28)).toEqual({ practices: 1, minutes: 5 });
});

test('what was practised at all is a minute at least, in the total as in the record', () => {
	const short = practice('2026-11-18T08:00:00.000+01:00', { seconds: 10 });
	expect(total([short], NOW, ZONE, 28)).toEqual({ practices: 1, minutes: 1 });
	expect(total([], NOW, ZONE, 28)).toEqual({ practices: 0, minutes: 0 });
});

test('a practice counts for an assignment also when it was begun elsewhere', () => {
	expect(countsFor({ routine: 'low-back', assignment: null }, 'a1', 'low-back')).toBe(true);
	expect(countsFor({ routine: 'shoulder', assignment: 'a1' }, 'a1', 'low-back')).toBe(true);
	expect(countsFor({ routine: 'shoulder', assignment: 'a2' }, 'a1', 'low-back')).toBe(false);
});

test('only practices rated twice show a change', () => {
	const entries = [
		practice('2026-11-16T08:00:00.000+01:00', { before: 6, after: 3 }),
		practice('2026-11-17T08:00:00.000+01:00', { before: 6 }),
		practice('2026-11-18T08:00:00.000+01:00', { before: 0, after: 0 })
	];
	expect(changes(entries).map(({ before, after }) => [before, after])).toEqual([
		[6, 3],
		[0, 0]
	]);
	expect(comparisons(changes(entries))).toEqual([
		{ measure: 'tension', practices: 2, easier: 1, before: 3, after: 1.5 }
	]);
});

test('records come newest first, by the day they happened', () => {
	const early = practice('2026-11-16T08:00:00.000+01:00');
	const late = practice('2026-11-16T20:00:00.000+01:00');
	const next = entry('article_read', '2026-11-17T08:00:00.000+01:00', { article: 'choosing' });
	const home = entry('profile', '2026-11-18T08:00:00.000+01:00', { zone: ZONE });
	expect(byDay([early, next, late, home], ZONE)).toEqual([
		{ day: '2026-11-17', records: [next] },
		{ day: '2026-11-16', records: [late, early] }
	]);
});

test('what somebody else wrote cannot be taken back', () => {
	expect(isMine(entry('assignment', '2026-11-16T08:00:00Z', {}, TOMASZ), MARIA)).toBe(false);
	expect(isMine(entry('practice', '2026-11-16T08:00:00Z', {}, 'self'), null)).toBe(true);
	expect(isMine(entry('link_ended', '2026-11-16T08:00:00Z', {}, MARIA), MARIA)).toBe(false);
});

test('a link counts until it is ended, and its therapist keeps the name', () => {
	const tomasz = { link: 'l1', therapist: TOMASZ, therapist_name: 'Tomasz' };
	const started = entry('link_started', '2026-11-16T08:00:00Z', tomasz, 'server');
	const ended = entry('link_ended', '2026-11-17T08:00:00Z', { link: 'l1' });
	expect(openLinks([started])).toEqual([started]);
	expect(openLinks([started, ended])).toEqual([]);
	expect(therapistNames([started, ended]).get(TOMASZ)).toBe('Tomasz');
});

test('the zone is the one last said', () => {
	const here = entry('profile', '2026-11-16T08:00:00Z', { zone: 'Europe/Warsaw' });
	const there = entry('profile', '2026-11-17T08:00:00Z', { zone: 'Asia/Tokyo' });
	expect(zoneOf([here, there], 'UTC')).toBe('Asia/Tokyo');
	expect(zoneOf([], 'UTC')).toBe('UTC');
	const newer = entry('profile', '2026-11-18T08:00:00Z', { zone: 'Mars/Olympus' });
	expect(zoneOf([here, newer], 'Asia/Tokyo')).toBe('Asia/Tokyo');
	expect(latest([here, there], 'profile')).toBe(there);
});

test('a correction changes the ratings and nothing else', () => {
	const done = practice('2026-11-16T08:00:00.000+01:00', { before: 6, after: 3 });
	const corrected = correctedBody(done, { ...ratingsOf(done), after: 5 });
	expect(corrected).toEqual({ kind: 'practice', body: { ...done.body, after: 5 } });
	const read = entry('article_read', '2026-11-16T08:00:00Z', { article: 'choosing' });
	expect(correctedBody(read, ratingsOf(read))).toBeNull();
});
