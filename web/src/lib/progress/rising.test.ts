import { expect, test } from 'vitest';
import type { AnyEntry } from './facts.ts';
import { painRises } from './rising.ts';

const TODAY = '2026-11-22';
let made = 0;
function entry(kind: string, day: string, body: object): AnyEntry {
	made += 1;
	return { id: `e${made}`, kind, happened_at: `${day}T10:00:00.000+01:00`, author: 'maria', body };
}
const practice = (day: string, before: number | null, measure = 'pain') =>
	entry('practice', day, { measure, before });
const rises = (...entries: AnyEntry[]) => painRises(entries, TODAY);

const [first, second, third] = ['2026-11-03', '2026-11-10', '2026-11-17'];

test('pain that climbs from week to week by two of ten is told', () => {
	expect(rises(practice(first, 3), practice(second, 4), practice(third, 5))).toBe(true);
	expect(
		rises(practice(first, 3), entry('rating', second, { measure: 'pain', value: 4 }), practice(third, 5))
	).toBe(true);
});

test('what goes up and down, rises less, or leaves a week out is not', () => {
	expect(rises(practice(first, 3), practice(second, 6), practice(third, 5))).toBe(false);
	expect(rises(practice(first, 3), practice(second, 4), practice(third, 4))).toBe(false);
	const slowly = [practice(second, 3), practice('2026-11-11', 4)];
	expect(rises(practice(first, 3), ...slowly, practice(third, 4))).toBe(false);
	expect(rises(practice(first, 3), practice(third, 6))).toBe(false);
	expect(rises(practice(first, 3), practice(second, null), practice(third, 6))).toBe(false);
	expect(
		rises(practice(first, 3, 'tension'), practice(second, 4, 'tension'), practice(third, 6, 'tension'))
	).toBe(false);
});

test('a check asks anew: what was before it counts no more', () => {
	const check = entry('assessment', '2026-11-16', { outcome: 'massage' });
	expect(rises(practice(first, 3), practice(second, 4), check, practice(third, 5))).toBe(false);
});
