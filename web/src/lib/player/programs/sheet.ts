// A page with every figure, to be looked at: node src/lib/player/programs/sheet.ts <left|right|quiz> <file.html> [exercise …]
// A quiz shows three frames of each, and no names.
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { exercises } from '#generated/facts.ts';
import { figures, stances } from '#generated/figures.ts';
import { breathPath } from '../breath.ts';
import { breathSeconds } from '../dose.ts';
import type { Shape } from '#lib/figure/draw.ts';
import { postureAt, type WrittenFigure } from '#lib/figure/motion.ts';
import { sceneOf, type Scene } from '#lib/figure/scene.ts';
import { farthest } from '#lib/figure/stills.ts';
import { svgOf } from '#lib/figure/svg.ts';

const [side = 'left', file = 'sheet.html', ...asked] = process.argv.slice(2);
const style = ['../../ui/tokens.css', '../../figure/figure.css'].map((path) =>
	readFileSync(new URL(path, import.meta.url), 'utf8')
);

function picture({ frame }: Scene, shapes: readonly Shape[]): string {
	return svgOf(frame, shapes, { mirrored: side === 'right' });
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

/** Where it begins, where it goes, and where another kind of set goes or the way there. */
function three(figure: WrittenFigure): string {
	const scenes = figure.moves.map((move) => sceneOf(figure, move, stances));
	const [first, last] = [scenes[0], scenes.at(-1)];
	if (!first || !last) return '';
	const there = farthest(first.motion);
	const between = postureAt(first.motion, there.reached / 2);
	return [
		picture(first, first.draw(first.motion.start.posture)),
		picture(last, last.draw(first === last ? between : farthest(last.motion).posture)),
		picture(first, first.draw(there.posture))
	].join('');
}

/** Two breaths of an exercise that is about them; nothing of others. */
function breathLine(id: string): string {
	const dose = exercises.find((exercise) => exercise.id === id)?.dose;
	if (dose?.mode !== 'breath') return '';
	const width = 2 * breathSeconds(dose);
	return `<svg class="breath" viewBox="-1 -4 ${width + 2} 26"><path d="${breathPath(dose, 2, 18)}"/></svg>`;
}

function section([id, figure]: [string, WrittenFigure]): string {
	if (side === 'quiz')
		return `<section id="${id}"><div class="row">${three(figure)}${breathLine(id)}</div></section>`;
	const rows = [...figure.moves, ...(figure.easier ?? [])].map((move) => row(figure, move));
	return `<section id="${id}"><h2>${id}</h2>${rows.join('')}${breathLine(id)}</section>`;
}

const sections = Object.entries(figures)
	.filter(([id]) => asked.length === 0 || asked.includes(id))
	.map(section);
const look = `body{background:var(--paper);color:var(--ink);font:14px var(--font);margin:8px}h2{margin:4px;font-size:14px}
.row{display:flex;flex-wrap:wrap}svg{background:var(--surface);margin:3px;inline-size:300px;block-size:300px}
.breath path{fill:none;stroke:var(--accent);stroke-width:1}`;
writeFileSync(file, `<!doctype html><style>${style.join('')}${look}</style>${sections.join('')}`);
