import { expect, test } from 'vitest';
import { wasSeen } from './before.ts';
import { changedSince } from './changed.ts';

test('answers changed after a result are named, and the first result of several counts', () => {
	const body = { outcome: 'doctor_soon' };
	expect(changedSince({ body, answers: { a: ['x'], b: 'no' } }, { a: ['x'], b: 'no' })).toBeUndefined();
	const once = changedSince({ body, answers: { a: ['x'], b: 'no' } }, { a: ['y'], b: 'no', c: 1 });
	expect(once).toEqual({ outcome: 'doctor_soon', questions: ['a', 'c'] });
	const second = { body: { outcome: 'massage', changed: once }, answers: { b: 'no' } };
	expect(changedSince(second, { b: 'yes' })).toEqual({ outcome: 'doctor_soon', questions: ['a', 'c', 'b'] });
});

test('a check within a day of another, or in its place, is a second try at it', () => {
	const before = { id: 'a', kind: 'assessment', author: 'me', body: {}, happened_at: '2026-11-22T10:00:00Z' };
	const at = (moment: string, replaced: string | null = null) =>
		wasSeen(before as never, replaced, Date.parse(moment));
	expect(at('2026-11-23T09:59:00Z')).toBe(true);
	expect(at('2026-11-23T10:00:00Z')).toBe(false);
	expect(at('2027-01-23T10:00:00Z', 'a')).toBe(true);
});
