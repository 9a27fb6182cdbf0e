import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hullPath, type Disc } from './hull.ts';

const disc = fc.record({
	x: fc.double({ min: -100, max: 100, noNaN: true }),
	y: fc.double({ min: -100, max: 100, noNaN: true }),
	r: fc.double({ min: 0.5, max: 20, noNaN: true })
});

/** The corners of the path; arcs bulge outwards between them. */
function corners(path: string): [number, number][] {
	const ends = [...path.matchAll(/(?:[ML]|A\S+ \S+ 0 0 1 )(-?[\d.]+) (-?[\d.]+)/g)];
	return ends.map(([, x, y]) => [Number(x) / 10, Number(y) / 10]);
}

const reach = (points: readonly [number, number][], angle: number) =>
	Math.max(...points.map(([x, y]) => x * Math.cos(angle) + y * Math.sin(angle)));

test('in no direction does a hull reach farther than its discs, nor much less far', () => {
	fc.assert(
		fc.property(fc.array(disc, { minLength: 1, maxLength: 6 }), (discs: Disc[]) => {
			const points = corners(hullPath(discs));
			for (let step = 0; step < 24; step++) {
				const angle = (step * Math.PI) / 12;
				const wanted = Math.max(...discs.map(({ x, y, r }) => x * Math.cos(angle) + y * Math.sin(angle) + r));
				expect(reach(points, angle)).toBeLessThanOrEqual(wanted + 0.2);
			}
			// Every disc that sticks out on its own has two ends of an arc on its rim.
			for (const { x, y, r } of discs) {
				const angle = Math.atan2(y, x);
				const others = discs.filter((other) => other.x !== x || other.y !== y);
				const rival = Math.max(
					-Infinity,
					...others.map((other) => other.x * Math.cos(angle) + other.y * Math.sin(angle) + other.r)
				);
				const own = x * Math.cos(angle) + y * Math.sin(angle) + r;
				if (own > rival + r)
					expect(points.some((point) => Math.abs(Math.hypot(point[0] - x, point[1] - y) - r) < 0.2)).toBe(
						true
					);
			}
		})
	);
});

test('discs in one upright line, and the same disc twice, make the same shape as those at its ends', () => {
	const line = [0, 10, 20].map((y) => ({ x: 5, y, r: 3 }));
	const ends = new Set(corners(hullPath(line.filter(({ y }) => y !== 10))).map(String));
	for (const discs of [line, [...line, ...line], [...line].reverse()])
		expect(new Set(corners(hullPath(discs)).map(String))).toEqual(ends);
});

test('a disc within another changes nothing, and no disc is no shape', () => {
	const large = { x: 0, y: 0, r: 10 };
	expect(hullPath([{ x: 2, y: 1, r: 3 }, large])).toBe(hullPath([large]));
	expect(hullPath([])).toBe('');
});
