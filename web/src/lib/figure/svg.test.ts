import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { styleOf, svgOf } from './svg.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const style = styleOf(read('../ui/tokens.css'), read('./figure.css'));
const shapes = [
	{ look: 'skin far', d: 'M0 0L1 1Z' },
	{ look: 'works', d: 'M2 2Z', opacity: 0.5 }
];

test('a file brings every colour that its looks name, by day and by night', () => {
	const [light = '', dark = ''] = style.split('@media (prefers-color-scheme:dark)');
	const named = new Set([...style.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name));
	expect(named.size).toBeGreaterThan(10);
	for (const name of named) {
		expect(light).toContain(`${name}:#`);
		expect(dark).toContain(`${name}:#`);
	}
	expect(style).not.toContain('light-dark');
});

test('tokens without a colour of the figure are no theme', () => {
	expect(() => styleOf(':root { --paper: #fff; }', '')).toThrow('tokens.css');
});

test('a drawing has its shapes in order, and its mirror image the same ones', () => {
	const drawing = svgOf([-10, -20, 40, 30], shapes);
	expect(drawing).toContain('viewBox="-10 -20 40 30"');
	expect(drawing).toContain(
		'<path class="skin far" d="M0 0L1 1Z"/><path class="works" d="M2 2Z" opacity="0.5"/>'
	);
	const mirrored = svgOf([-10, -20, 40, 30], shapes, { mirrored: true });
	expect(mirrored.replace(' transform="translate(20 0) scale(-1 1)"', '')).toBe(drawing);
});
