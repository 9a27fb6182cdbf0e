import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { knotPath } from './knot.ts';

const numbers = (path: string) => path.match(/-?[\d.]+/g)?.map(Number) ?? [];

/** Where the pieces of a path begin and each of its curves ends. */
function stops(path: string): [number, number][] {
	return (path.match(/[MC][^MC]+/g) ?? []).map((part) => numbers(part).slice(-2) as [number, number]);
}

test('the tied knot is the mark of the icon', () => {
	const icon = readFileSync(new URL('../../../static/icons/mark.svg', import.meta.url), 'utf8');
	const drawn = stops(icon.match(/ d="([^"]+)"/)?.[1] ?? '');
	for (const [x, y] of stops(knotPath(0))) {
		const nearest = Math.min(...drawn.map(([toX, toY]) => Math.hypot(toX - x, toY - y)));
		expect(nearest).toBeLessThan(1);
	}
});

test('it runs under itself three times while tied, and is whole as soon as it moves', () => {
	expect(knotPath(0).match(/M/g)).toHaveLength(4);
	expect(knotPath(0.1).match(/M/g)).toHaveLength(1);
});

test('undone, the line runs from left to right without turning back', () => {
	const across = stops(knotPath(1)).map(([x]) => x);
	expect(across).toEqual([...across].sort((a, b) => a - b));
});

test('both ends stay where they are while it comes undone', () => {
	for (const looseness of [0, 0.3, 1]) {
		expect(stops(knotPath(looseness))[0]).toEqual([2.5, 48.2]);
		expect(stops(knotPath(looseness)).at(-1)).toEqual([61.5, 48.2]);
	}
});
