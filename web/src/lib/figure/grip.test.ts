import { expect, test } from 'vitest';
import { cameraOf } from './camera.ts';
import { loadFigures } from './figures.ts';
import { parted } from './grip.ts';
import { motionOf, type WrittenFigure, type WrittenMove } from './motion.ts';
import { inOrder, type Solid } from './order.ts';
import type { Rod } from './props.ts';

const figures = await loadFigures();
const front = cameraOf({ from: 0, above: 0 });
const solid = (name: string): { solid: Solid } => ({
	solid: { name, axes: [{ from: [-4, 0, 0], to: [4, 0, 0], r: 3 }] }
});

test('what a hand holds lies between palm and fingers, from whichever side', () => {
	const [palm, fingers] = [solid('left_forearm'), solid('left_fingers')];
	const held = solid('');
	held.solid.grasps = [{ side: 'left', at: [0, 0, 0], palm: [0, 0, 1] }];
	expect(inOrder([fingers, held, palm], front)).toEqual([palm, held, fingers]);
	expect(inOrder([palm, held, fingers], cameraOf({ from: 180, above: 0 }))).toEqual([fingers, held, palm]);
});

test('a stick that comes out of the fist toward whoever looks is drawn before the fingers from there on', () => {
	const stick: Rod = { kind: 'rod', from: [0, 0, -9], to: [0, 0, 9], radius: 2, look: 'ball', solid: false };
	const grasp = { side: 'left', at: [0, 0, 0], palm: [1, 0, 0] } as const;
	expect(
		parted(stick, [grasp], front).map(([{ from, to }, grasps]) => [from[2], to[2], grasps.length])
	).toEqual([
		[-9, 4, 1],
		[4, 9, 0]
	]);
	expect(parted(stick, [grasp], cameraOf({ from: 90, above: 0 }))).toEqual([[stick, [grasp]]]);
});

test('a hand closes over what it holds, less the thicker that is, unless its pose says how', () => {
	const move = (props: WrittenMove['props']): WrittenMove => ({ props, keys: [{ over: 1, pose: {} }] });
	const bends = (props: WrittenMove['props'], start = {}) => {
		const figure: WrittenFigure = {
			view: { from: 0, above: 0 },
			start: { hips_at: [0, 90, 0], ...start },
			moves: []
		};
		const { left, right } = motionOf(figure, move(props), {}).start.posture;
		return [left.grip.middle, right.grip.middle];
	};
	const [thin = 0, loose = 0] = bends({ it: { is: 'stick', held: 'left_hand', size: [20, 2, 0] } });
	const [thick = 0] = bends({ it: { is: 'stick', held: 'left_hand', size: [20, 6, 0] } });
	expect(thin).toBeGreaterThan(thick);
	expect(thick).toBeGreaterThan(loose);
	expect(bends({})).toEqual([loose, loose]);
	const stick = { is: 'stick', held: 'left_hand' };
	expect(bends({ it: stick }, { left_fingers: { middle: 5 } })[0]).toBe(5);
});

test('the fingers of a hand whose palm is seen are drawn over what it holds', () => {
	const [scene] = figures('hand-strength').moves;
	if (!scene) throw new Error('it is not drawn');
	const looks = scene.draw(scene.motion.start.posture).map(({ look }) => look);
	const ball = looks.indexOf('ball thing');
	expect(looks.slice(0, ball)).toContain('skin');
	expect(looks.slice(ball)).toContain('skin bare');
});
