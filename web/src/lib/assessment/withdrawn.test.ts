import { expect, test } from 'vitest';
import PleaseCheckAgain from '#lib/check/PleaseCheckAgain.svelte';
import { rendered } from '#lib/ui/rendered.for_tests.ts';
import { inLanguage, NOTHING_WITHDRAWN, rulesBehind, type Withdrawn } from './withdrawn.ts';

const WHY = 'It sent people with a numb thumb to a doctor too late.';
const A9 = { id: 'A9', up_to: 2, since: '2026-12-01', why: { en: WHY } };
const WITHDRAWN: Withdrawn = { rules: [A9], exercises: [] };

test.each([
	[1, ['R1', 'A9'], 1],
	[2, ['A9'], 1],
	[3, ['A9'], 0],
	[2, ['R1'], 0],
	['2026-11', ['A9'], 1]
])('a result by rules %s for the reasons %s rests on %i withdrawn ones', (version, reasons, count) => {
	expect(rulesBehind({ version, reasons }, WITHDRAWN)).toHaveLength(count);
	expect(rulesBehind({ version, reasons }, NOTHING_WITHDRAWN)).toEqual([]);
});

test('a language that the server does not speak reads the first', () => {
	expect(inLanguage({ en: 'why', es: 'por qué' }, 'es')).toBe('por qué');
	expect(inLanguage({ de: 'warum', en: 'why' }, 'pl')).toBe('why');
	expect(inLanguage({ de: 'warum' }, 'pl')).toBe('warum');
});

test('the notice says when and why, and leads to the check', () => {
	const html = rendered(PleaseCheckAgain, { rules: [A9] });
	expect(html).toContain('Please check again');
	expect(html).toMatch(/withdrawn on (1 December 2026|December 1, 2026)\. It sent people/);
	expect(html).toMatch(/href="\/check"[^>]*>Take the check again/);
	expect(html).not.toContain('Load again');
});

test('an app that still has the rule asks to be loaded anew first', () => {
	const html = rendered(PleaseCheckAgain, { rules: [A9], outdated: true });
	expect(html.indexOf('Load again')).toBeLessThan(html.indexOf('Take the check again'));
	expect(html).toContain('This app still has that rule.');
});
