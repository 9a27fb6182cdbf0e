import { describe, expect, test } from 'vitest';
import type { WireEntry } from './entry.ts';
import {
	isMerged,
	mergeIn,
	moveChart,
	NotStorable,
	onFailure,
	openChart,
	plan,
	signedUp
} from './protocol.ts';
import { DEVICE, id, MARIA, NOW, Phone, refusal, stored, YEAR } from './testing.ts';

describe('endings and failures', () => {
	test('ended: the chart goes, the own unsent texts stay readable', () => {
		const phone = new Phone();
		phone.write(1, 'unsent');
		phone.hear(phone.ask(), { ended: true, receipts: [refusal(1, 'LINK_ENDED')] });
		expect(phone.state).toBeNull();
		expect(phone.refused.get(id(1))?.entry.body).toContain('unsent');
	});

	test('401 keeps everything and asks for the same person; no answer changes nothing', () => {
		const phone = new Phone();
		phone.write(1);
		phone.fail(401, 'OTHER_PERSON');
		expect(phone.open.standing).toBe('signed_out');
		expect(phone.waiting()).toEqual([id(1)]);
		const before = phone.open;
		phone.fail(0);
		expect({ ...phone.open, ticket: 0 }).toEqual({ ...before, ticket: 0 });
	});

	test('404 keeps what is the own person’s', () => {
		const phone = new Phone();
		const changes = (role: 'owner' | 'therapist') => {
			const state = { ...phone.open, role, cursor: 9 };
			const asked = { ...phone.ask(), ticket: state.ticket };
			const failure = { status: 404, code: '', retryAfter: null };
			return onFailure(state, asked, failure, { outbox: [], entries: new Map() }, NOW);
		};
		expect(changes('owner').sweep).toBeUndefined();
		expect(changes('therapist')).toMatchObject({
			sweep: ['others'],
			chart: { standing: 'unknown', cursor: 0 }
		});
	});

	test('410: what was unsent is offered, the rest goes', () => {
		const phone = new Phone();
		phone.write(1);
		phone.fail(410);
		expect(phone.state).toBeNull();
		expect(phone.refused.get(id(1))?.code).toBe('ERASED');
	});

	test('409 goes on collecting and says who has to be updated', () => {
		const phone = new Phone();
		phone.fail(409, 'SCHEMA_NEWER');
		expect(phone.open.standing).toBe('update_server');
		phone.write(1);
		expect(phone.waiting()).toEqual([id(1)]);
	});

	test('429 and 503 wait as told, even if the clock then jumps back by years', () => {
		const phone = new Phone();
		phone.fail(503, '', 60);
		expect(plan(phone.open, [], NOW + 59_000)).toBeNull();
		expect(plan(phone.open, [], NOW + 60_000)).not.toBeNull();
		expect(plan(phone.open, [], NOW - YEAR)).not.toBeNull();
	});

	test('a batch that fails twice is halved, 413 at once; alone five times it is parked and tried daily', () => {
		const phone = new Phone();
		for (const number of [1, 2, 3, 4]) phone.write(number);
		phone.fail(500);
		expect(phone.ask().request.entries).toHaveLength(4);
		phone.fail(500);
		expect(phone.ask().request.entries).toHaveLength(2);
		phone.fail(413);
		for (let attempt = 0; attempt < 5; attempt += 1) {
			expect(phone.ask().request.entries.map((entry) => entry.id)).toEqual([id(1)]);
			phone.fail(500);
		}
		expect(phone.ask().request.entries[0]?.id).toBe(id(2));
		phone.wall = NOW + 86_400_000;
		expect(phone.ask().request.entries.map((entry) => entry.id)).toEqual([id(1)]);
	});
});

describe('people', () => {
	test('without an account nothing is asked; after sign-up everything is sent', () => {
		const phone = new Phone();
		phone.state = openChart({ chart: 'c', device: DEVICE, person: null, role: 'owner' });
		phone.write(1);
		expect(phone.entries.get(id(1))?.author).toBe('self');
		expect(plan(phone.open, [...phone.outbox.values()], NOW)).toBeNull();
		phone.put(signedUp(phone.open, MARIA));
		const asked = phone.ask();
		phone.hear(asked, { receipts: [stored(asked.request.entries[0] as WireEntry)] });
		expect(phone.entries.get(id(1))?.author).toBe(MARIA);
	});

	test('CHART_TAKEN moves everything to a fresh chart id', () => {
		const phone = new Phone();
		expect(moveChart(phone.open, 'fresh')).toMatchObject({ moveTo: 'fresh', chart: { chart: 'fresh' } });
	});

	test('merging twice takes an entry once', () => {
		const phone = new Phone();
		const anonymous = new Phone();
		anonymous.state = openChart({ chart: 'a', device: DEVICE, person: null, role: 'owner' });
		anonymous.write(1);
		anonymous.write(2);
		const theirs = [...anonymous.entries.values()];
		phone.put(mergeIn(phone.open, theirs.slice(0, 1), new Set()));
		phone.put(mergeIn(phone.open, theirs, new Set(phone.entries.keys())));
		expect(phone.waiting()).toEqual([id(1), id(2)]);
		expect(phone.entries.get(id(1))).toMatchObject({ chart: 'c', author: MARIA });
		const ids = theirs.map((entry) => entry.id);
		expect(isMerged(ids, [...phone.outbox.values()], new Set(phone.entries.keys()))).toBe(false);
		expect(isMerged(ids, [], new Set(phone.entries.keys()))).toBe(true);
	});

	test('what cannot be kept is said before anything is stored', () => {
		const phone = new Phone();
		expect(() => phone.write(1, 'x'.repeat(4_001))).toThrow(NotStorable);
		expect(phone.outbox.size).toBe(0);
	});
});
