import { expect, test } from 'vitest';
import type { AnyEntry } from '#lib/progress/facts.ts';
import { knownOf } from './known.ts';

let made = 0;
function check(day: string, cautions?: string[]): AnyEntry {
	made += 1;
	const body = { outcome: 'massage', ...(cautions && { cautions }) };
	return { id: `e${made}`, kind: 'assessment', happened_at: `${day}T10:00:00.000+01:00`, author: 'm', body };
}

test('a check tells for six months whether somebody may exercise, and its cautions stay until another', () => {
	const entries = [check('2026-05-18', ['fever']), check('2026-05-31', ['glaucoma'])];
	expect(knownOf(entries, '2026-11-30')).toEqual({ checked: true, cautions: ['glaucoma'] });
	expect(knownOf(entries, '2026-12-01')).toEqual({ checked: false, cautions: ['glaucoma'] });
});

test('without a check, or with one from before cautions were written down, nothing is known', () => {
	expect(knownOf([], '2026-11-30')).toEqual({ checked: false, cautions: [] });
	expect(knownOf([check('2026-11-29')], '2026-11-30')).toEqual({ checked: false, cautions: [] });
});
