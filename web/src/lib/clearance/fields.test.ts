import { expect, test } from 'vitest';
import { clearanceBody, emptyFields, troublesOf, type ClearanceFields } from './fields.ts';

const TODAY = '2026-11-22';
const filled: ClearanceFields = {
	...emptyFields(['clear_heart'], 'told'),
	allows: ['massage'],
	by: 'specialist',
	on: '2026-11-20'
};
const troubles = (change: Partial<ClearanceFields>) => troublesOf({ ...filled, ...change }, TODAY);

test('one thing to look at is chosen already, several are chosen on purpose', () => {
	expect(emptyFields(['a'], '').gates).toEqual(['a']);
	expect(emptyFields(['a', 'b'], '').gates).toEqual([]);
	expect(troublesOf(emptyFields(['a', 'b'], ''), TODAY)).toEqual(['gates', 'allows', 'by', 'on', 'seen']);
});

test('what is filled in is kept as it was said', () => {
	expect(troubles({})).toEqual([]);
	expect(clearanceBody({ ...filled, note: ' light only ', until: '2027-01-01' })).toEqual({
		gates: ['clear_heart'],
		seen: 'told',
		until: '2027-01-01',
		note: 'light only',
		by: 'specialist',
		on: '2026-11-20',
		allows: ['massage']
	});
});

test('a day is one that was, and a last day one that is not over', () => {
	expect(troubles({ on: '2026-11-23' })).toEqual(['on']);
	expect(troubles({ on: '112026-02-06' })).toEqual(['on']);
	expect(troubles({ on: TODAY, until: TODAY })).toEqual([]);
	expect(troubles({ until: '2026-11-21' })).toEqual(['until']);
	expect(troubles({ until: '112026-02-06' })).toEqual(['until']);
});

test('what is longer than six months ago counts only with a day until when', () => {
	expect(troubles({ on: '2026-05-22' })).toEqual([]);
	expect(troubles({ on: '2026-05-21' })).toEqual(['over']);
	expect(troubles({ on: '2026-05-21', until: '2026-12-24' })).toEqual([]);
});
