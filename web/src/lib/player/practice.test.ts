import { expect, test } from 'vitest';
import { count, Phone, step } from './player.cast.ts';
import { practiceBody, practiceEntry, saysMore } from './practice.ts';

const maria = new Phone([step('bridge', count)]).begin(5).wait(20);
const early = practiceBody(maria.state);
const whole = { ...early, seconds: 60, after: 2 };

test('what was kept of a practice before it had ended is less than the whole', () => {
	expect(saysMore(whole, early)).toBe(true);
	expect(saysMore(early, whole)).toBe(false);
});

test('a practice is not corrected by what is known of it', () => {
	expect(saysMore(whole, structuredClone(whole))).toBe(false);
	expect(saysMore({ ...whole, after: null }, whole)).toBe(false);
});

test('a rating that comes last still counts', () => {
	expect(saysMore(whole, { ...whole, after: null })).toBe(true);
});

test('the entry of a practice is the one that was made first, and no correction of it', () => {
	const entry = { id: 'first', kind: 'practice', body: early };
	const correction = { id: 'second', kind: 'practice', body: { of: 'first', ...whole } };
	expect(practiceEntry([correction, entry], maria.state)).toBe(entry);
});
