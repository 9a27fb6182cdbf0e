import { expect, test } from 'vitest';
import { loadFigures } from './figures.ts';
import { heldThings } from './held.ts';
import { placed } from './skeleton.ts';

const figures = await loadFigures();

test('a band is a strip that narrows into the hand, and its loose end hangs out of it', () => {
	const [scene] = figures('band-row').moves;
	if (!scene) throw new Error('it is not drawn');
	const body = placed(scene.motion.start.posture);
	const [strip, end, ...others] = heldThings(scene.motion.held, body);
	if (!strip || !end) throw new Error('nothing is held');
	expect(others).toHaveLength(2);
	const [wide = 0, narrow = 0] = strip.flat ?? [];
	expect(wide).toBeGreaterThan(narrow);
	expect(end.from).toEqual(strip.to);
	expect(end.flat).toEqual([narrow, wide]);
	expect(end.to[1]).toBeLessThan(end.from[1]);
});
