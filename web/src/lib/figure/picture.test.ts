import { expect, test } from 'vitest';
import * as facts from '#generated/facts.ts';
import { breathSeconds } from '#lib/player/dose.ts';
import { loadFigures } from './figures.ts';
import { cameraOf } from './camera.ts';
import { inOrder, type Solid } from './order.ts';
import { postureAt } from './motion.ts';
import { placed } from './skeleton.ts';
import { farthest, stillsOf } from './stills.ts';
import type { Vec } from './vector.ts';

const figures = await loadFigures();

function firstOf(exercise: string) {
	const [scene] = figures(exercise).moves;
	if (!scene) throw new Error(`${exercise} is not drawn`);
	return scene;
}

const rod = (name: string, from: Vec, to: Vec, r = 4): { solid: Solid } => ({
	solid: { name, axes: [{ from, to, r }] }
});
const front = cameraOf({ from: 0, above: 0 });

test('what crosses in front of something is drawn after it, whatever their middles say', () => {
	const trunk = rod('post', [0, 0, 0], [0, 100, 0], 10);
	// Its far end lies behind, but it is in front where the two meet.
	const arm = rod('bar', [0, 50, 15], [80, 50, -200]);
	expect(inOrder([arm, trunk], front)).toEqual([trunk, arm]);
	expect(inOrder([trunk, arm], cameraOf({ from: 180, above: 0 }))).toEqual([arm, trunk]);
});

test('a wall is behind who stands before it and in front of who stands behind it', () => {
	const wall: { solid: Solid } = {
		solid: {
			axes: [],
			box: { kind: 'box', at: [40, 95, -30], half: [60, 95, 3], turn: 0, look: 'wall', solid: true }
		}
	};
	const [before, behind] = [rod('one', [0, 0, 0], [0, 150, 0]), rod('other', [0, 0, -80], [0, 150, -80])];
	expect(inOrder([before, wall, behind], front)).toEqual([behind, wall, before]);
});

test('what lies behind one face of a thing is behind it, also where it sticks out far beside it', () => {
	const post: { solid: Solid } = {
		solid: {
			axes: [],
			box: { kind: 'box', at: [0, 100, 0], half: [5, 100, 5], turn: 0, look: 'wood', solid: true }
		}
	};
	// Most of it is nearer to the side face of the post, which is turned to whoever looks from there.
	const arm = rod('arm', [0, 120, -9], [60, 120, -9], 3);
	const looking = cameraOf({ from: 40, above: 0 });
	expect(inOrder([post, arm], looking)).toEqual([arm, post]);
});

test('things that cover each other in a circle are all drawn, once', () => {
	const circle = [
		rod('a', [0, 0, 0], [40, 0, 20]),
		rod('b', [40, 0, 0], [20, 40, 20]),
		rod('c', [20, 40, 0], [0, 0, 20])
	];
	expect(new Set(inOrder(circle, front))).toEqual(new Set(circle));
	expect(inOrder(circle, front)).toHaveLength(3);
});

test('the still of standing up is the standing, not the leaning on the way', () => {
	const { motion } = firstOf('sit-to-stand');
	expect(placed(farthest(motion).posture).head.at[1]).toBeGreaterThan(
		placed(motion.start.posture).head.at[1] + 25
	);
});

test('what does not move has one still, and what moves at least two', () => {
	expect(stillsOf(firstOf('box-breathing'))).toHaveLength(1);
	expect(stillsOf(firstOf('bridge')).length).toBeGreaterThan(1);
});

test('feet that stand stay where they stand, between the poses too', () => {
	for (const exercise of ['bridge', 'sit-to-stand', 'hip-hinge']) {
		const { motion } = firstOf(exercise);
		const feet = (seconds: number) => {
			const { left, right } = placed(postureAt(motion, seconds));
			return [...left.foot.at, ...right.foot.at];
		};
		const stood = feet(0);
		for (let second = 0; second < motion.seconds; second += 0.3)
			for (const [index, value] of feet(second).entries()) expect(value).toBeCloseTo(stood[index] ?? 0, 0);
	}
});

test('a breath moves the trunk and nothing else, and closed eyes the eyes', () => {
	const scene = firstOf('box-breathing');
	const { posture } = scene.motion.start;
	const looks = (other: Partial<typeof posture>) => {
		const [before, after] = [scene.draw(posture), scene.draw({ ...posture, ...other })];
		return new Set(before.flatMap(({ look, d }, index) => (d === after[index]?.d ? [] : [look])));
	};
	expect([...looks({ breath: 1 })]).toEqual(['top']);
	expect([...looks({ eyes: 1 })]).toEqual(['dark']);
	expect(looks({}).size).toBe(0);
});

test('breathing exercises breathe in the rhythm of their dose', () => {
	for (const { id, kind, dose } of facts.exercises) {
		if (kind !== 'breathing' || dose.mode !== 'breath') continue;
		const { motion } = firstOf(id);
		expect(motion.seconds).toBe(breathSeconds(dose));
		const full = postureAt(motion, dose.in + (dose.sip ?? 0) + dose.hold_in / 2);
		expect(full.breath).toBeCloseTo(1, 1);
		expect(postureAt(motion, motion.seconds - 0.01).breath).toBeLessThan(0.1);
	}
});
