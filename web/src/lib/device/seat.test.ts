import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Api, ApiError, calls, type SignUp } from './api.ts';
import { newId } from './ids.ts';
import { accept, comeBack, makeAccount } from './joining.ts';
import { newHolder } from './registry.ts';
import { Seat } from './seat.svelte.ts';
import { current, me, rate, shown } from './seat.for_tests.ts';
import { ServerForTests } from './server.for_tests.ts';

const MARIA = newId();
const OLEK = newId();

let server: ServerForTests;
let seat: Seat;
let registry: string;

beforeEach(async () => {
	server = new ServerForTests(MARIA);
	registry = newId();
	seat = new Seat(server.send, registry);
	await seat.take();
});

afterEach(() => seat.close());

/** Answers sign-ups as the server does: one account for one `signup`, however often it is asked. */
function signUpApi(taken: string[] = []): { api: Api; asked: SignUp[] } {
	const asked: SignUp[] = [];
	const api = calls(async <Answer>(_method: string, path: string, body?: object) => {
		const wanted = body as SignUp;
		asked.push(wanted);
		if (taken.includes(wanted.chart)) throw new ApiError('CHART_TAKEN', 'taken', 409, null, null);
		const answer = { ...me(MARIA, wanted.chart), link: newId() };
		return (
			path === '/api/accounts' ? { person: MARIA, chart: wanted.chart, deed: 'deed', sign_in: '' } : answer
		) as Answer;
	});
	return { api, asked };
}

test('without an account there is a chart at once, and the next start finds the same one', async () => {
	const id = await rate(seat, 3);
	const chart = seat.chart?.id;
	await seat.close();
	seat = new Seat(server.send, registry);
	await seat.take();
	expect([seat.chart?.id, shown(seat)]).toEqual([chart, [id]]);
	expect(seat.chart?.state).toBe('here_only');
	expect(server.requests).toBe(0);
});

test('whoever holds the device last is seated, though an earlier database is slow to open', async () => {
	await rate(seat, 3);
	let free = false;
	const busy = current(seat).storage.write(['charts'], async (tx) => {
		while (!free) await tx.objectStore('charts').count();
	});
	const earlier = seat.take();
	const last = newHolder();
	await seat.registry.put(last, { current: true });
	const later = seat.take();
	await new Promise((done) => setTimeout(done, 100));
	free = true;
	await Promise.all([busy, earlier, later]);
	expect([seat.holder?.database, shown(seat)]).toEqual([last.database, []]);
});

test('signing up sends what was recorded before, once, under the same ids', async () => {
	const id = await rate(seat, 3);
	const { holder, storage } = current(seat);
	const { api, asked } = signUpApi();
	await makeAccount(api, seat.registry, holder, storage, {}, 'en');
	await makeAccount(api, seat.registry, holder, storage, {}, 'en');
	await seat.changed();
	await seat.opened?.syncAll();
	await seat.chart?.refresh();
	expect(asked[0]).toEqual(asked[1]);
	expect(server.log(holder.chart ?? '').map((entry) => [entry.id, entry.author])).toEqual([[id, MARIA]]);
	expect([seat.chart?.unsent, seat.chart?.state]).toEqual([0, 'sent']);
});

test('a nameless person whose cookie is gone comes back by the ids and the deed kept here', async () => {
	const { holder, storage } = current(seat);
	const { api, asked } = signUpApi();
	const signedUp = await makeAccount(api, seat.registry, holder, storage, {}, 'en');
	await comeBack(api, signedUp, 'en');
	expect(asked[1]).toMatchObject({ signup: holder.signup, chart: holder.chart, person: MARIA, deed: 'deed' });
});

test('a chart id that belongs to another account is changed, the entries stay', async () => {
	const id = await rate(seat, 3);
	const { holder, storage } = current(seat);
	const { api } = signUpApi([holder.chart ?? '']);
	await makeAccount(api, seat.registry, holder, storage, {}, 'en');
	await seat.changed();
	expect(seat.chart?.id).not.toBe(holder.chart);
	expect(shown(seat)).toEqual([id]);
});

test('accepting an invitation without an account makes one of this chart', async () => {
	const id = await rate(seat, 3);
	const { holder, storage } = current(seat);
	const { api, asked } = signUpApi();
	await accept(
		api,
		seat.registry,
		holder,
		storage,
		{ code: 'ABCD2345' },
		{ answers: true, textVersion: '1' },
		'en'
	);
	await seat.changed();
	expect(asked[0]).toMatchObject({ signup: holder.signup, chart: holder.chart });
	expect([seat.holder?.person?.id, shown(seat)]).toEqual([MARIA, [id]]);
});

test('a therapist without a chart who accepts an invitation has one from then on', async () => {
	await seat.become(me(MARIA, null, ['therapist']), newId(), false);
	expect(seat.chart).toBeNull();
	const { holder, storage } = current(seat);
	const { api, asked } = signUpApi();
	const consent = { answers: true, textVersion: '1' };
	await accept(api, seat.registry, holder, storage, { code: 'ABCD2345' }, consent, 'en');
	await seat.changed();
	expect(asked[0]).toEqual(expect.objectContaining({ chart: expect.any(String), device: holder.device }));
	expect(seat.chart?.id).toBe(asked[0]?.chart);
	await accept(api, seat.registry, current(seat).holder, storage, { code: 'BCDE3456' }, consent, 'en');
	expect(asked[1]?.chart).toBeUndefined();
});

test('after a sign-in the person is asked whose the earlier records are; yes keeps each exactly once', async () => {
	const id = await rate(seat, 3);
	const anonymous = current(seat).holder.database;
	await seat.become(me(MARIA, newId()), newId(), true);
	expect(seat.question).toEqual({ kind: 'same_person', entries: 1 });
	expect(shown(seat)).toEqual([]);
	server.fail('lost answer');
	await seat.answer(true);
	await seat.settle();
	expect(shown(seat)).toEqual([id]);
	expect((await seat.registry.all()).map((row) => row.database)).toContain(anonymous);
	await seat.opened?.syncAll();
	await seat.settle();
	expect(server.log(seat.chart?.id ?? '').map((entry) => entry.id)).toEqual([id]);
	expect((await seat.registry.all()).map((row) => row.database)).not.toContain(anonymous);
	expect([seat.question, seat.holder?.mergingFrom, shown(seat)]).toEqual([null, null, [id]]);
});

test('records on their way into an account are shown to nobody else meanwhile', async () => {
	await rate(seat, 3);
	await seat.become(me(MARIA, newId()), newId(), true);
	server.fail('lost request', 'lost request');
	await seat.answer(true);
	await seat.registry.change(current(seat).holder.database, { locked: true });
	await seat.changed();
	expect([seat.holder?.person, shown(seat)]).toEqual([null, []]);
});

test('signing in again as the same person lets a signed-out chart go on', async () => {
	const chart = newId();
	await seat.become(me(MARIA, chart), newId(), true);
	server.fail('signed out', 'signed out');
	await rate(seat, 3);
	await seat.opened?.syncAll();
	await seat.chart?.refresh();
	expect(seat.chart?.state).toBe('signed_out');
	await seat.become(me(MARIA, chart), newId(), true);
	expect(seat.chart?.state).not.toBe('signed_out');
});

test('no leaves the earlier records where they are, closed', async () => {
	const id = await rate(seat, 3);
	const anonymous = current(seat).holder.database;
	await seat.become(me(MARIA, newId()), newId(), true);
	await seat.answer(false);
	await seat.settle();
	expect([seat.question, shown(seat)]).toEqual([null, []]);
	expect((await seat.registry.all()).map((row) => row.database)).toContain(anonymous);
	await seat.registry.change(current(seat).holder.database, { locked: true });
	await seat.changed();
	expect(shown(seat)).toEqual([id]);
});

test('the question waits for its answer over a restart', async () => {
	await rate(seat, 3);
	await seat.become(me(MARIA, newId()), newId(), true);
	await seat.close();
	seat = new Seat(server.send, registry);
	await seat.take();
	expect(seat.question).toEqual({ kind: 'same_person', entries: 1 });
});

test('a therapist signing in is not asked and has no chart here', async () => {
	await rate(seat, 3);
	await seat.become(me(MARIA, null, ['therapist']), newId(), false);
	expect([seat.question, seat.chart]).toEqual([null, null]);
});

test('another person gets another database, and neither sees nor sends the records of the other', async () => {
	const chart = newId();
	await seat.become(me(MARIA, chart), newId(), true);
	server.fail('lost request');
	const id = await rate(seat, 3);
	await seat.become(me(OLEK, newId()), newId(), true);
	server.person = OLEK;
	await seat.opened?.syncAll();
	expect((await seat.registry.all()).find((row) => row.person?.id === MARIA)?.locked).toBe(true);
	expect([shown(seat), seat.question]).toEqual([[], null]);
	expect([...server.entries.values()].flat()).toEqual([]);
	server.person = MARIA;
	await seat.become(me(MARIA, chart), newId(), true);
	expect(shown(seat)).toEqual([id]);
});

test('records kept at sign-out are closed until the same person is back', async () => {
	const chart = newId();
	await seat.become(me(MARIA, chart), newId(), true);
	server.fail('lost request');
	const id = await rate(seat, 3);
	await seat.registry.change(current(seat).holder.database, { locked: true });
	await seat.changed();
	expect([seat.holder?.person, shown(seat)]).toEqual([null, []]);
	await seat.become(me(MARIA, chart), newId(), true);
	expect(shown(seat)).toEqual([id]);
	await seat.opened?.syncAll();
	expect(server.log(chart).map((entry) => entry.id)).toEqual([id]);
});
