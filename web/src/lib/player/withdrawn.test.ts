import { expect, test } from 'vitest';
import { words } from '#lib/learn/words.for_tests.ts';
import type { Withdrawn } from '#lib/assessment/withdrawn.ts';
import { allowedUnder } from '#lib/today/shown.ts';
import { rendered } from '#lib/ui/rendered.for_tests.ts';
import WithdrawnOut from './WithdrawnOut.svelte';
import { assignedSteps, stepsInForce, withdrawnSteps } from './withdrawn.ts';

/** The bridge is at version 1 in this app. */
function withdrawing(id: string, up_to = 1): Withdrawn {
	const name = { en: id === 'bridge' ? 'Bridge' : 'Rolling' };
	const why = { en: 'It can strain a healing back.' };
	return { rules: [], exercises: [{ id, up_to, since: '2026-12-01', name, why }] };
}

const STEPS = [{ exercise: 'pelvic-tilt' }, { exercise: 'bridge' }, { exercise: 'bridge' }];
const BRIDGE = withdrawing('bridge');

test('what is withdrawn is left out and named once, the rest stays in its order', () => {
	const { left, out } = withdrawnSteps(STEPS, BRIDGE);
	expect(left).toEqual([{ exercise: 'pelvic-tilt' }]);
	expect(out.map(({ id }) => id)).toEqual(['bridge']);
	const { steps } = stepsInForce(STEPS, BRIDGE, words);
	expect(steps.map(({ exercise }) => exercise.facts.id)).toEqual(['pelvic-tilt']);
});

test('a version before that of this app concerns nobody here', () => {
	expect(withdrawnSteps(STEPS, withdrawing('bridge', 0)).out).toEqual([]);
});

test.each([
	['as it was assigned', [{ exercise: 'bridge', version: 1 }], 'bridge', 1],
	['assigned without its version', [{ exercise: 'bridge' }], 'bridge', 1],
	['assigned without its version, an earlier one withdrawn', [{ exercise: 'bridge' }], 'bridge', 0],
	['newer than this app', [{ exercise: 'bridge', version: 2 }], 'bridge', 1],
	['unknown to this app', [{ exercise: 'rolling', version: 1 }], 'rolling', 1]
])('an assigned exercise %s is left out', (_, steps, id, up_to) => {
	expect(withdrawnSteps(assignedSteps(steps), withdrawing(id, up_to)).out.map((each) => each.id)).toEqual([
		id
	]);
});

test('an assigned exercise stands where both its own version and that of this app do', () => {
	const steps = assignedSteps([{ exercise: 'bridge', version: 1 }]);
	expect(withdrawnSteps(steps, withdrawing('bridge', 0)).left).toEqual(steps);
	expect(withdrawnSteps(assignedSteps([{ exercise: 'pelvic-tilt' }]), BRIDGE).out).toEqual([]);
});

test('a routine with something left may be done, one with nothing left may not', () => {
	const allowed = allowedUnder({ level: 'none' }, [], BRIDGE);
	expect(allowed('low-back', null)).toBe(true);
	expect(allowed('low-back', STEPS)).toBe(true);
	expect(allowed('low-back', [{ exercise: 'bridge', version: 1 } as { exercise: string }])).toBe(false);
	expect(allowed('from-the-future', null)).toBe(true);
});

test('a routine whose only lively exercise is withdrawn is calm', () => {
	const steps = [{ exercise: 'bridge' }, { exercise: 'slow-breathing' }];
	expect(allowedUnder({ level: 'calm_only' }, [], BRIDGE)('low-back', steps)).toBe(true);
	expect(allowedUnder({ level: 'calm_only' }, [], withdrawing('rolling'))('low-back', steps)).toBe(false);
	expect(allowedUnder({ level: 'all' }, [], BRIDGE)('low-back', steps)).toBe(false);
});

test('what is left out is named with its day and the reason', () => {
	const { out } = withdrawnSteps(STEPS, BRIDGE);
	const html = rendered(WithdrawnOut, { out, empty: false });
	expect(html).toMatch(/Bridge was withdrawn on (1 December 2026|December 1, 2026)\. It can strain/);
	expect(html).toContain('Left out');
	expect(rendered(WithdrawnOut, { out, empty: true })).toContain('Nothing of this routine is left to do');
	expect(rendered(WithdrawnOut, { out: [], empty: true })).not.toContain('left');
});
