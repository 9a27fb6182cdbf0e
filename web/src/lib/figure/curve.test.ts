import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PALM } from './body.ts';
import { along, type Neighbour } from './curve.ts';
import { loadFigures } from './figures.ts';
import { motionOf, postureAt } from './motion.ts';
import { placed, pointOf } from './skeleton.ts';

const figures = await loadFigures();
const line = (from: number, to: number, t: number) => from + (to - from) * t;
const value = fc.double({ min: -100, max: 100, noNaN: true });
const seconds = fc.double({ min: 0.5, max: 3, noNaN: true });

/** Through four values, `keys[1]` to `keys[2]`. */
function way(keys: readonly number[], times: readonly number[], t: number, stops = false): number {
	const [a = 0, b = 0, c = 0, d = 0] = keys;
	const [one = 1, two = 1, three = 1] = times;
	const near = (of: number, seconds: number): Neighbour<number> | null => (stops ? null : { of, seconds });
	return along(line, [b, c], two, [near(a, one), near(d, three)], t);
}

test('from stop to stop it is slow at both ends, as ever', () => {
	for (const t of [0, 0.2, 0.5, 0.9, 1])
		expect(way([5, 0, 1, 7], [1, 1, 1], t, true)).toBeCloseTo(t * t * (3 - 2 * t), 10);
});

test('it goes through the keys, as fast after one as before it', () => {
	fc.assert(
		fc.property(
			fc.tuple(value, value, value, value, value),
			fc.tuple(seconds, seconds, seconds, seconds),
			(keys, times) => {
				const step = 1e-5;
				expect(way(keys, times, 1)).toBeCloseTo(keys[2], 6);
				const before = (keys[2] - way(keys, times, 1 - step)) / (step * times[1]);
				const after = (way(keys.slice(1), times.slice(1), step) - keys[2]) / (step * times[2]);
				expect(after).toBeCloseTo(before, 0);
			}
		)
	);
});

test('the hand of the pendulum draws a circle and not a square', () => {
	const [scene] = figures('pendulum-and-slide').moves;
	if (!scene) throw new Error('it is not drawn');
	const { motion } = scene;
	const around: number[] = [];
	for (let look = 0; look < 16; look++) {
		const second = motion.seconds * (1 + look / 32);
		const [x, , z] = pointOf(placed(postureAt(motion, second)).left.hand, PALM);
		around.push(x, z);
	}
	const xs = around.filter((_, index) => index % 2 === 0);
	const zs = around.filter((_, index) => index % 2 === 1);
	const [x, z] = [xs, zs].map((all) => (Math.max(...all) + Math.min(...all)) / 2) as [number, number];
	const radii = xs.map((each, index) => Math.hypot(each - x, (zs[index] ?? 0) - z));
	expect(Math.min(...radii) / Math.max(...radii)).toBeGreaterThan(0.85);
});

test('what two keys hold is held between them, whatever the keys around them do', () => {
	const held = (x: number) => ({ left_hand: { at: [x, 110, 30] as const } });
	const motion = motionOf(
		{ view: { from: 0, above: 0 }, start: { hips_at: [0, 90, 0] }, moves: [] },
		{
			keys: [
				{ over: 1, passing: true, pose: { left_shoulder: { raise: 80, toward: 60 } } },
				{ over: 1, passing: true, pose: held(20) },
				{ over: 1, passing: true, pose: held(30) },
				{ over: 1, pose: {} }
			]
		},
		{}
	);
	for (let second = 2; second <= 3; second += 0.1) {
		const { left } = placed(postureAt(motion, second));
		expect(pointOf(left.hand, PALM)[1]).toBeCloseTo(110, 1);
	}
});
