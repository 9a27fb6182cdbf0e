import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { knotPath } from './knot.ts';

const numbers = (path: string) => path.match(/-?[\d.]+/g)?.map(Number) ?? [];

test('the tied knot is the mark of the icon', () => {
	const icon = readFileSync(new URL('../../../static/icons/mark.svg', import.meta.url), 'utf8');
	const drawn = icon.match(/ d="([^"]+)"/)?.[1] ?? '';
	expect(numbers(knotPath(0))).toEqual(numbers(drawn));
});

test('undone, the line runs from left to right without turning back', () => {
	const loose = numbers(knotPath(1));
	const across = loose.filter((_, i) => i % 2 === 0);
	expect(across).toEqual([...across].sort((a, b) => a - b));
	expect(loose).toHaveLength(numbers(knotPath(0)).length);
});

test('both ends stay where they are while it comes undone', () => {
	for (const looseness of [0, 0.3, 1]) {
		const at = numbers(knotPath(looseness));
		expect([...at.slice(0, 2), ...at.slice(-2)]).toEqual([5, 42, 59, 42]);
	}
});
