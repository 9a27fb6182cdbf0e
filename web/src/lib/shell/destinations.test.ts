import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Role } from '#lib/device/api_shapes.ts';
import { destinations, isHere } from './destinations.ts';

const PEOPLE: [string, Role[], boolean][] = [
	['a client', ['client'], true],
	['a therapist', ['therapist'], false],
	['a therapist who is also a client', ['therapist', 'client'], true]
];

test.each(PEOPLE)('every place %s can go to exists', (_who, roles, hasChart) => {
	const paths = destinations(roles, hasChart).map(({ path }) => path);
	expect(paths.length).toBeGreaterThan(2);
	for (const path of paths) expect(existsSync(`src/routes${path}/+page.svelte`), path).toBe(true);
});

test('a therapist without a chart has clients first and no Today', () => {
	const paths = destinations(['therapist', 'owner'], false).map(({ path }) => path);
	expect(paths[0]).toBe('/therapist');
	expect(paths).not.toContain('/');
});

test('a screen below another counts as being there, and Today only as itself', () => {
	expect([
		isHere('/learn', '/learn/carpal-tunnel'),
		isHere('/', '/learn'),
		isHere('/learn', '/learning')
	]).toEqual([true, false, false]);
});
