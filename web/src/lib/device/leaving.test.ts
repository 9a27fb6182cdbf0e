import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ApiError, calls } from './api.ts';
import { newId } from './ids.ts';
import { copyOf, endSignIn, erase, leave } from './leaving.ts';
import type { Opened } from './opened.svelte.ts';
import { Seat } from './seat.svelte.ts';
import { current, me, rate, shown } from './seat.for_tests.ts';
import { ServerForTests } from './server.for_tests.ts';

const MARIA = newId();
const NOTHING = new Set<string>();

let server: ServerForTests;
let seat: Seat;

beforeEach(async () => {
	server = new ServerForTests(MARIA);
	seat = new Seat(server.send, newId());
	await seat.take();
});

afterEach(() => seat.close());

async function copy() {
	const { holder, storage } = current(seat);
	return copyOf(storage, holder, new Date());
}

test('a copy holds every entry and says which the server does not have', async () => {
	const id = await rate(seat, 3);
	expect(JSON.parse(await (await copy()).file.text())).toMatchObject({ entries: [{ id }], unsent: [{ id }] });
});

test('a sign-out without network is told to the server later', async () => {
	const offline = calls(async () => {
		throw new ApiError('NO_ANSWER', '', 0, null, null);
	});
	await endSignIn(offline, seat.registry);
	expect(await seat.registry.endSignIn()).toBe(true);
	await endSignIn(
		calls(async <Answer>() => null as Answer),
		seat.registry
	);
	expect(await seat.registry.endSignIn()).toBe(false);
});

test('signing out never loses what was not sent: send fails, drop wants a copy, keep keeps', async () => {
	const chart = newId();
	const api = calls(async <Answer>() => null as Answer);
	await seat.become(me(MARIA, chart), newId(), true);
	server.fail('signed out', 'signed out', 'signed out');
	const id = await rate(seat, 3);
	const seated = { holder: current(seat).holder, opened: seat.opened as Opened };
	expect(await leave(api, seat, seated, 'send', NOTHING)).toBe(false);
	expect(await leave(api, seat, seated, 'drop', NOTHING)).toBe(false);
	expect([seat.holder?.person?.id, shown(seat)]).toEqual([MARIA, [id]]);
	expect(await leave(api, seat, seated, 'keep', NOTHING)).toBe(true);
	expect([seat.holder?.person, shown(seat)]).toEqual([null, []]);
	await seat.become(me(MARIA, chart), newId(), true);
	expect(shown(seat)).toEqual([id]);
});

test('what another tab adds after the copy is not deleted with what is in it', async () => {
	const chart = newId();
	await seat.become(me(MARIA, chart), newId(), true);
	server.fail(...Array.from({ length: 9 }, () => 'broken' as const));
	const first = await rate(seat, 3);
	const seated = { holder: current(seat).holder, opened: seat.opened as Opened };
	const { saved } = await copy();
	const second = await rate(seat, 4);
	const api = calls(async <Answer>() => null as Answer);
	expect(await leave(api, seat, seated, 'drop', saved)).toBe(false);
	expect(shown(seat)).toEqual([first, second]);
	const again = (await copy()).saved;
	// The other tab is as far as this one thinks it is: nothing was added. It writes while the server is told.
	let third = '';
	const slow = calls(async <Answer>() => {
		third = await rate(seat, 5);
		return null as Answer;
	});
	expect(await leave(slow, seat, seated, 'drop', again)).toBe(true);
	expect(seat.holder?.person).toBeNull();
	await seat.become(me(MARIA, chart), newId(), true);
	expect(shown(seat)).toEqual([first, second, third]);
});

test('a copy is enough to leave and delete', async () => {
	await seat.become(me(MARIA, newId()), newId(), true);
	server.fail(...Array.from({ length: 9 }, () => 'broken' as const));
	await rate(seat, 3);
	const { holder } = current(seat);
	const { saved } = await copy();
	const api = calls(async <Answer>() => null as Answer);
	expect(await leave(api, seat, { holder, opened: seat.opened as Opened }, 'drop', saved)).toBe(true);
	expect((await indexedDB.databases()).map((database) => database.name)).not.toContain(holder.database);
});

test('signing out with everything sent leaves nothing of the person here', async () => {
	const api = calls(async <Answer>() => null as Answer);
	await seat.become(me(MARIA, newId()), newId(), true);
	await rate(seat, 3);
	const { holder } = current(seat);
	expect(await leave(api, seat, { holder, opened: seat.opened as Opened }, 'send', NOTHING)).toBe(true);
	expect((await indexedDB.databases()).map((database) => database.name)).not.toContain(holder.database);
	expect(seat.holder?.person).toBeNull();
});

test('what is erased is gone from this device', async () => {
	await seat.become(me(MARIA, newId()), newId(), true);
	const { holder } = current(seat);
	await seat.registry.change(holder.database, { locked: true });
	await seat.changed();
	await erase(seat.registry, holder.database, async () => true);
	expect((await indexedDB.databases()).map((database) => database.name)).not.toContain(holder.database);
	expect((await seat.registry.all()).some((row) => row.person)).toBe(false);
});
