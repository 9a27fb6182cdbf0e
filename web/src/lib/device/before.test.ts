import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId } from './ids.ts';
import { Seat } from './seat.svelte.ts';
import { me, rate, shown } from './seat.for_tests.ts';
import { ServerForTests } from './server.for_tests.ts';
import { NotSaved } from './shapes.ts';

const MARIA = newId();
const OLEK = newId();
const HOLD = { outcome: 'emergency', when: 'now', at: '2026-11-22T10:00:00.000+01:00' } as const;

let server: ServerForTests;
let seat: Seat;

beforeEach(async () => {
	server = new ServerForTests(MARIA);
	seat = new Seat(server.send, newId());
	await seat.take();
});

afterEach(() => seat.close());

test('a view that somebody kept writes nothing once another person is seated', async () => {
	await seat.become(me(OLEK, newId()), newId(), false);
	const olek = seat.chart;
	await seat.become(me(MARIA, newId()), newId(), false);
	await expect(olek?.record('rating', { measure: 'pain', value: 3 })).rejects.toThrow(NotSaved);
	expect(shown(seat)).toEqual([]);
	await seat.become(me(OLEK, olek?.id ?? ''), newId(), false);
	expect(shown(seat)).toEqual([]);
});

test('what was recorded before a sign-in is known until somebody says whose it is', async () => {
	const id = await rate(seat, 3);
	await seat.opened?.keepUnrecorded(HOLD);
	await seat.become(me(MARIA, newId()), newId(), true);
	expect(seat.before?.records.map((entry) => entry.id)).toEqual([id]);
	expect([seat.before?.unrecorded, seat.opened?.unrecorded]).toEqual([HOLD, null]);
	await seat.answer(false);
	expect([seat.before, seat.opened?.unrecorded]).toEqual([null, null]);
});

test('what was half done, and what an unrecorded result holds back, goes along with the records, once', async () => {
	await rate(seat, 3);
	await seat.opened?.keepUnrecorded(HOLD);
	await seat.opened?.drafts.save('practice', 'mine');
	await seat.opened?.drafts.save('check', 'older');
	await seat.become(me(MARIA, newId()), newId(), true);
	await new Promise((resolve) => setTimeout(resolve, 2));
	await seat.opened?.drafts.save('check', 'newer');
	server.fail('lost request');
	await seat.answer(true);
	await seat.settle();
	expect([seat.before, seat.opened?.unrecorded]).toEqual([null, HOLD]);
	expect(await seat.opened?.drafts.load('practice')).toBe('mine');
	expect(await seat.opened?.drafts.load('check')).toBe('newer');
	await seat.opened?.drafts.drop('practice');
	await seat.settle();
	expect(await seat.opened?.drafts.load('practice')).toBeNull();
});

test('an unrecorded result is nothing half done', async () => {
	await seat.opened?.keepUnrecorded(HOLD);
	expect(await seat.opened?.drafts.names()).toEqual([]);
	await seat.opened?.drafts.save('practice', 'mine');
	expect(await seat.opened?.drafts.names()).toEqual(['practice']);
});
