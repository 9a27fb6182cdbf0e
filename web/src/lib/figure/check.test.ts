import { describe, expect, test } from 'vitest';
import { figures, stances } from '#generated/figures.ts';
import { problemsOf } from './check.ts';
import { motionOf, postureAt, type WrittenFigure } from './motion.ts';
import type { WrittenPose } from './pose.ts';
import { placed, pointOf, type Body } from './skeleton.ts';
import { size, sub } from './vector.ts';

const standing = (pose: WrittenPose, more: Partial<WrittenFigure> = {}): string[] => {
	const move = { keys: [{ over: 2, stay: 1, pose }] };
	const figure: WrittenFigure = {
		view: { from: 0, above: 0 },
		start: { like: 'standing' },
		moves: [move],
		...more
	};
	return problemsOf(motionOf(figure, move, stances));
};

describe('what no body can do is found', () => {
	test('a person who stands and lifts an arm is fine', () => {
		expect(standing({ left_shoulder: { raise: 90, toward: 90 } })).toEqual([]);
	});

	test.each<[string, WrittenPose, RegExp]>([
		[
			'a knee that bends too far',
			{ left_foot: null, left_knee: 165 },
			/left knee: bend is 16\d°, it goes from -5 to 140/
		],
		['a neck that turns like an owl', { neck: { turn: 95 } }, /neck: turn is 95°/],
		['a back that arches too far', { low_back: -50 }, /low back: bend is -50°/],
		[
			'a hand out of reach',
			{ left_hand: { at: [120, 100, 0] } },
			/the left hand misses what it holds by \d+/
		],
		[
			'a foot in the floor',
			{ left_foot: null, left_ankle: -50, rest: { part: 'right_foot', at: [-9, 4] } },
			/left shank is under the floor/
		],
		[
			'a hand in the belly',
			{ left_hand: { at: [0, 110, 2] } },
			/trunk and left forearm are inside each other/
		]
	])('%s', (_, pose, said) => {
		expect(standing(pose).join('\n')).toMatch(said);
	});

	test('a leg that goes through a chair', () => {
		const props = { chair: { is: 'chair', at: [9, 0, 0] as const } };
		expect(standing({}, { props }).join('\n')).toMatch(/(thigh|shank) is inside a thing of wood/);
	});

	test.each<[string, WrittenPose, RegExp]>([
		['an unknown joint', { left_kneee: 20 }, /no joint is called left_kneee/],
		['an unknown angle', { left_knee: { twist: 3 } }, /left_knee has no twist: it has bend/],
		['an unknown stance', { like: 'flying' }, /no stance is called flying: there are .*standing/],
		['an unknown prop', { left_hand: { on: 'piano', at: [0, 0, 0] } }, /nothing here is called piano/],
		[
			'an unknown part of a hand',
			{ left_hand: { at: [20, 90, 20], part: 'elbow' as 'palm' } },
			/no part to touch with is called elbow: there are palm/
		],
		[
			'something that nobody rests on',
			{ rest: { part: 'nose' as 'back', at: [0, 0] } },
			/nothing rests on its nose/
		],
		['an unknown part', { left_hand: { touch: 'left_wing' } }, /no part of the body is called left_wing/],
		[
			'an unknown direction',
			{ left_hand: { at: [20, 90, 20], palm: 'sideways' as 'up' } },
			/no direction is called sideways/
		]
	])('%s is named', (_, pose, said) => {
		expect(() => standing(pose)).toThrow(said);
	});
});

const moves = Object.entries(figures).flatMap(([id, figure]) =>
	[...figure.moves, ...(figure.easier ?? [])].map((move, index) => ({
		name: `${id} ${index + 1}`,
		figure,
		move
	}))
);

/** Where hands, feet and head are. */
function ends({ left, right, head }: Body) {
	return [left.hand, right.hand, left.foot, right.foot, head].map((part) => pointOf(part, [0, -3, 0]));
}

describe.each(moves)('$name', ({ figure, move }) => {
	const motion = motionOf(figure, move, stances);

	test('a body can do it', () => {
		expect(problemsOf(motion)).toEqual([]);
	});

	// A foot that is swung forward goes 2 metres a second, and a hand that flips around ten times as fast.
	test('nothing jumps', () => {
		const step = 0.05;
		let before = ends(placed(postureAt(motion, motion.seconds)));
		for (let second = motion.seconds + step; second <= 2 * motion.seconds; second += step) {
			const now = ends(placed(postureAt(motion, second)));
			for (const [index, point] of now.entries())
				expect(size(sub(point, before[index] ?? point)), `at ${second.toFixed(2)} s`).toBeLessThan(
					230 * step
				);
			before = now;
		}
	});
});
