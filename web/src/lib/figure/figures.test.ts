import { expect, test } from 'vitest';
import { loadFigures } from './figures.ts';

test('what is made ahead, one by one, is what is shown later', async () => {
	const figures = await loadFigures();
	const ahead = figures.oneByOne(['pelvic-tilt', 'nothing-drawn', 'bridge']);
	const made = [];
	for (let next = ahead.next(); !next.done; next = ahead.next()) made.push(next.value);
	const shown = ['pelvic-tilt', 'bridge'].flatMap((exercise) => {
		const { moves, easier } = figures(exercise);
		return [...moves, ...easier];
	});
	expect(shown.length).toBeGreaterThan(2);
	expect(made).toHaveLength(shown.length);
	for (const [index, scene] of shown.entries()) expect(made[index]).toBe(scene);
});
