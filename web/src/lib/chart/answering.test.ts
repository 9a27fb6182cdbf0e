import { describe, expect, test } from 'vitest';
import type { StoredEntry, WireEntry } from './entry.ts';
import { onAnswer, plan } from './protocol.ts';
import { readStamp } from './stamp.ts';
import { id, NOW, Phone, refusal, stored, YEAR } from './testing.ts';

describe('receipts', () => {
	test('an entry leaves the outbox by its receipt and carries the seal', () => {
		const phone = new Phone();
		phone.write(1);
		phone.write(2);
		const asked = phone.ask();
		phone.hear(asked, { receipts: [stored(asked.request.entries[1] as WireEntry)] });
		expect(phone.waiting()).toEqual([id(1)]);
		expect(phone.entries.get(id(2))?.seal).toBe('k.seal');
		expect(phone.open.claimed).toBe(0);
	});

	test('only the newest request counts', () => {
		const phone = new Phone();
		phone.write(1);
		const old = phone.ask();
		phone.ask();
		phone.hear(old, { receipts: [stored(old.request.entries[0] as WireEntry)] });
		expect(phone.waiting()).toEqual([id(1)]);
	});

	test('a known entry takes over stamp and time of the server', () => {
		const phone = new Phone();
		phone.write(1);
		const receipt = { ...refusal(1, ''), status: 'known' as const, stamp: 'f', happened_at: 'then' };
		phone.hear(phone.ask(), { receipts: [receipt] });
		expect(phone.entries.get(id(1))).toMatchObject({ stamp: 'f', happened_at: 'then' });
	});

	test.each(['INVALID_BODY', 'UNKNOWN_KIND', 'TOO_LARGE', 'SEAL_INVALID', 'NOT_YOURS_TO_WRITE', 'ID_REUSED'])(
		'%s: into the visible list, with the reason and the text, and it counts as answered',
		(code) => {
			const phone = new Phone();
			phone.write(1, 'mine');
			phone.hear(phone.ask(), { receipts: [refusal(1, code)] });
			expect(phone.waiting()).toEqual([]);
			expect(phone.entries.size).toBe(0);
			expect(phone.refused.get(id(1))).toMatchObject({ code, message: 'because' });
			expect(phone.refused.get(id(1))?.entry.body).toContain('mine');
			expect(phone.open.claimed).toBe(1);
		}
	);

	test('an unknown kind goes again once after a server upgrade', () => {
		const phone = new Phone();
		phone.write(1);
		phone.hear(phone.ask(), { receipts: [refusal(1, 'UNKNOWN_KIND')] });
		phone.hear(phone.ask());
		expect(phone.waiting()).toEqual([]);
		phone.hear(phone.ask(), { server: '2' });
		expect(phone.waiting()).toEqual([id(1)]);
		phone.hear(phone.ask(), { server: '2', receipts: [refusal(1, 'UNKNOWN_KIND')] });
		phone.hear(phone.ask(), { server: '2' });
		expect(phone.waiting()).toEqual([]);
	});
});

describe('clock and name', () => {
	test('CLOCK_AHEAD: the unsent get stamps from now on, in order, with the same ids, and the times move', () => {
		const phone = new Phone();
		phone.wall = NOW + YEAR;
		phone.write(1);
		phone.write(2);
		const again = phone.hear(phone.ask(), {
			receipts: [refusal(1, 'CLOCK_AHEAD'), refusal(2, 'CLOCK_AHEAD')]
		});
		const [first, second] = [phone.entries.get(id(1)), phone.entries.get(id(2))] as StoredEntry[];
		expect(again).toBe(true);
		expect(readStamp(first?.stamp ?? '').ms).toBe(NOW);
		expect((second?.stamp ?? '') > (first?.stamp ?? '')).toBe(true);
		expect(Date.parse(first?.happened_at ?? '')).toBe(NOW);
		expect(phone.waiting()).toEqual([id(1), id(2)]);
		phone.write(3);
		expect(readStamp(phone.open.clock).ms).toBe(NOW);
	});

	test('an entry from before the clock was wrong keeps its stamp and time', () => {
		const phone = new Phone();
		phone.wall = NOW - 3_600_000;
		phone.write(1);
		const before = phone.entries.get(id(1));
		phone.wall = NOW + YEAR;
		phone.write(2);
		phone.hear(phone.ask(), { receipts: [refusal(2, 'CLOCK_AHEAD')] });
		expect(phone.entries.get(id(1))).toEqual(before);
	});

	test('DEVICE_FORK: another name, numbers from 1, everything unsent again', () => {
		const phone = new Phone();
		phone.write(1);
		const asked = phone.ask();
		phone.hear(asked, { receipts: [stored(asked.request.entries[0] as WireEntry)] });
		phone.write(2);
		phone.hear(phone.ask(), { receipts: [refusal(2, 'DEVICE_FORK')] });
		expect(phone.open).toMatchObject({ device: id(99), n: 1, claimed: 0 });
		expect(phone.ask().request).toMatchObject({ device: id(99), entries: [{ id: id(2), n: 1 }] });
	});
});

describe('pages and epochs', () => {
	const page = (from: number, next: number, entries: WireEntry[] = []) => ({
		page: { from, next, more: false, entries }
	});

	test('a page that does not continue from the cursor is not taken', () => {
		const phone = new Phone();
		phone.hear(phone.ask(), page(0, 5));
		phone.hear(phone.ask(), page(3, 9));
		expect(phone.open.cursor).toBe(5);
	});

	test('a reset keeps everything, begins at 0 and compares', () => {
		const phone = new Phone();
		phone.write(1);
		const asked = phone.ask();
		phone.hear(asked, { receipts: [stored(asked.request.entries[0] as WireEntry)], ...page(0, 1) });
		expect(phone.hear(phone.ask(), { epoch: 'other.part', reset: true })).toBe(true);
		expect(phone.open).toMatchObject({ epoch: 'other.part', cursor: 0, reoffer: { months: null } });
		expect(plan(phone.open, [], NOW)?.holdings).toEqual({ ask: 'digest' });
		expect(phone.entries.size).toBe(1);
	});

	test('another view begins at 0; without the answers consent the second parts go', () => {
		const phone = new Phone();
		phone.hear(phone.ask(), page(0, 5));
		const asked = phone.ask();
		const changes = onAnswer(
			phone.open,
			asked,
			{
				epoch: 'life.part',
				view: 'therapist.1.0',
				now: new Date(NOW).toISOString(),
				server: '1',
				receipts: [],
				...page(0, 2)
			},
			{ outbox: [], refused: [], entries: new Map(), freshDevice: '' },
			NOW
		).changes;
		expect(changes.sweep).toEqual(['details']);
		expect(changes.chart).toMatchObject({ cursor: 2, view: 'therapist.1.0' });
	});

	test('an entry of another under the own id does not overwrite the own words', () => {
		const phone = new Phone();
		phone.write(1, 'mine');
		const theirs = { ...(phone.entries.get(id(1)) as StoredEntry), body: '{}', author: id(7), seal: 'k.s' };
		phone.hear(phone.ask(), page(0, 1, [theirs]));
		expect(phone.refused.get(id(1))).toMatchObject({ code: 'ID_REUSED' });
		expect(phone.entries.get(id(1))?.body).toBe('{}');
	});
});
