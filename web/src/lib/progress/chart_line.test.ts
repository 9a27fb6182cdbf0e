import { expect, test } from 'vitest';
import { smoothPath, spread } from './chart_line.ts';

test('the line begins at the first point and touches each of the others', () => {
	const path = smoothPath([
		{ x: 0, y: 10 },
		{ x: 10, y: 0 },
		{ x: 20, y: 5 }
	]);
	expect(path).toBe('M0 10C5 10 5 0 10 0C15 0 15 5 20 5');
	expect(smoothPath([])).toBe('');
});

test('points are spread from edge to edge, and one alone stands in the middle', () => {
	expect(spread(3, 0, 10)).toEqual([0, 5, 10]);
	expect(spread(1, 0, 10)).toEqual([5]);
});
