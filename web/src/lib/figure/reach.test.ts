import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reach } from './reach.ts';
import { add, back, compose, dot, size, sub, turned, twist, unit, X, type Vec } from './vector.ts';

const length = fc.integer({ min: -60, max: 60 });
const point: fc.Arbitrary<Vec> = fc.tuple(length, length, length);
const LENGTHS = [32, 25] as const;

test('a limb that is long enough ends where it is to end, and its joint lies to the side it points to', () => {
	fc.assert(
		fc.property(point, point, fc.constantFrom(1 as const, -1 as const), (to, pole, folds) => {
			const { upper, lower, missing } = reach([0, 0, 0], to, LENGTHS, pole, folds);
			const middle = turned(upper, [0, -LENGTHS[0], 0]);
			const end = add(middle, turned(lower, [0, -LENGTHS[1], 0]));
			expect(size(sub(end, to))).toBeCloseTo(Math.abs(missing), 3);
			const along = unit(to);
			const aside = sub(pole, [
				along[0] * dot(pole, along),
				along[1] * dot(pole, along),
				along[2] * dot(pole, along)
			]);
			if (size(aside) > 1) expect(dot(middle, aside)).toBeGreaterThanOrEqual(-1e-6);
		})
	);
});

test('what is too far away is reached for in a straight line, and said to be missed by the rest', () => {
	const { upper, lower, missing } = reach([0, 0, 0], [0, -100, 0], LENGTHS, [0, 0, 1], 1);
	expect(missing).toBeCloseTo(43, 1);
	expect(turned(upper, [0, -1, 0])[1]).toBeCloseTo(turned(lower, [0, -1, 0])[1], 1);
});

test('a limb only bends in its joint, the way it can, however far it is folded', () => {
	fc.assert(
		fc.property(point, point, fc.constantFrom(1 as const, -1 as const), (to, pole, folds) => {
			const { upper, lower } = reach([0, 0, 0], to, LENGTHS, pole, folds);
			const joint = compose(back(upper), lower);
			expect(turned(joint, X)[0]).toBeCloseTo(1, 5);
			expect(twist(joint, X).angle * -folds).toBeGreaterThan(-1e-3);
		})
	);
});
