import { expect, test } from 'vitest';
import { mayGoOn } from './allowed.ts';
import { areCalm, calmPath } from './calm.ts';
import { breath, Phone, step, timed } from './player.cast.ts';

const calm = step('slow-breathing', breath, { kind: 'breathing' });
const rest = step('three-minute-pause', timed, { kind: 'relaxation' });
const moving = step('bridge', timed, { kind: 'strength' });

test.each([
	['none', [moving], true],
	['calm_only', [moving], false],
	['calm_only', [calm, moving], false],
	['calm_only', [calm, rest], true],
	['all', [moving], false],
	['all', [calm], false]
] as const)('under a hold of %s a practice that has not begun', (level, plan, may) => {
	expect(mayGoOn(level, new Phone([...plan]).state)).toBe(may);
});

test('what is left decides: past the exercises that move, breathing may go on', () => {
	const phone = new Phone([moving, calm]).begin().wait(20);
	expect(mayGoOn('calm_only', phone.state)).toBe(false);
	phone.send({ type: 'skip', turn: 0, reason: 'time' });
	expect(mayGoOn('calm_only', phone.state)).toBe(true);
	expect(mayGoOn('all', phone.state)).toBe(false);
});

test('what is over but for its rating needs no leave', () => {
	const phone = new Phone([moving]).begin().wait(20).send({ type: 'stop', reason: 'warning' });
	expect(mayGoOn('all', phone.state)).toBe(true);
});

test('calm is what content says of its exercises, and nothing that is not known', () => {
	expect(areCalm([{ exercise: 'slow-breathing' }, { exercise: 'muscle-relaxation' }])).toBe(true);
	expect(areCalm([{ exercise: 'slow-breathing' }, { exercise: 'thigh-rolling' }])).toBe(false);
	expect(areCalm([{ exercise: 'of-another-version' }])).toBe(false);
	expect(calmPath).toBe('/routines/calm-down/play?short=1');
});
