import { expect, test } from 'vitest';
import * as facts from '#generated/facts.ts';
import { NOTHING_WITHDRAWN, type Withdrawn } from '#lib/assessment/withdrawn.ts';
import { words } from '#lib/learn/words.for_tests.ts';
import { leftOf, sayLeft } from './contents.ts';

const STEPS = [{ exercise: 'pelvic-tilt' }, { exercise: 'bridge' }];
const withdrawing = (...ids: string[]): Withdrawn => ({
	rules: [],
	exercises: ids.map((id) => ({ id, up_to: 99, since: '2026-12-01', name: {}, why: {} }))
});
const all = Object.keys(facts.cautions);

test.each([
	[NOTHING_WITHDRAWN, [], 2, 0, null],
	[NOTHING_WITHDRAWN, ['pregnancy'], 1, 1, null],
	[withdrawing('bridge'), [], 1, 1, null],
	[NOTHING_WITHDRAWN, all, 0, 2, 'cautions'],
	[withdrawing('bridge', 'pelvic-tilt'), all, 0, 2, 'withdrawn']
] as const)(
	'what is left of a routine, how much is not, and why nothing is',
	(withdrawn, cautions, ...wanted) => {
		const { steps, missing, because } = leftOf(STEPS, cautions, withdrawn, words);
		expect([steps.length, missing, because]).toEqual(wanted);
	}
);

test('a list says how much is left out, and where nothing is left', () => {
	const say = (cautions: string[], withdrawn = NOTHING_WITHDRAWN) =>
		sayLeft(leftOf(STEPS, cautions, withdrawn, words));
	expect(say([])).toMatch(/^\d+ minutes · 2 exercises$/);
	expect(say(['pregnancy'])).toMatch(/^\d+ minutes · 1 exercise · 1 left out$/);
	expect(say(all)).toBe('Nothing of this fits you now');
	expect(say([], withdrawing('bridge', 'pelvic-tilt'))).toBe('Nothing of this routine is left to do');
});
