// A page with every figure, to be looked at: node src/lib/figure/programs/sheet.ts <left|right> <file.html> [exercise …]
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { figures, stances } from '#generated/figures.ts';
import type { Shape } from '../draw.ts';
import { postureAt, type WrittenFigure } from '../motion.ts';
import { sceneOf, type Scene } from '../scene.ts';

const [side = 'left', file = 'sheet.html', ...asked] = process.argv.slice(2);
const style = ['../../ui/tokens.css', '../figure.css'].map((path) =>
	readFileSync(new URL(path, import.meta.url), 'utf8')
);

function picture({ frame: [left, top, width, height] }: Scene, shapes: readonly Shape[]): string {
	const flip = side === 'right' ? ` transform="translate(${2 * left + width} 0) scale(-1 1)"` : '';
	const paths = shapes
		.map(({ look, d, opacity = 1 }) => `<path class="${look}" d="${d}" opacity="${opacity}"/>`)
		.join('');
	const line = Math.max(width, height) / 170;
	return `<svg class="figure" viewBox="${left} ${top} ${width} ${height}"><g stroke-width="${line}"${flip}>${paths}</g></svg>`;
}

/** The start, the middle of the way to each pose, and each pose. */
function moments({ motion }: Scene): number[] {
	return motion.keys.flatMap((key, index) => {
		const began = motion.keys[index - 1]?.left ?? 0;
		return [(began + key.reached) / 2, Math.max(key.reached, key.left - 0.001)];
	});
}

function row(figure: WrittenFigure, move: WrittenFigure['moves'][number]): string {
	const scene = sceneOf(figure, move, stances);
	const postures = [
		scene.motion.start.posture,
		...moments(scene).map((moment) => postureAt(scene.motion, moment))
	];
	return `<div class="row">${postures.map((posture) => picture(scene, scene.draw(posture))).join('')}</div>`;
}

const sections = Object.entries(figures)
	.filter(([id]) => asked.length === 0 || asked.includes(id))
	.map(([id, figure]) => {
		const rows = [...figure.moves, ...(figure.easier ?? [])].map((move) => row(figure, move));
		return `<section id="${id}"><h2>${id}</h2>${rows.join('')}</section>`;
	});
const look = `body{background:var(--paper);color:var(--ink);font:14px var(--font);margin:8px}h2{margin:4px;font-size:14px}
.row{display:flex;flex-wrap:wrap}svg{background:var(--surface);margin:3px;inline-size:300px;block-size:300px}`;
writeFileSync(file, `<!doctype html><style>${style.join('')}${look}</style>${sections.join('')}`);
