/** A drawing as a file of its own: for print, for other programs, for whatever has no page of ours around it. */
import { lineOf } from './canvas.ts';
import type { Shape } from './draw.ts';
import type { Frame } from './framing.ts';

/** `style` goes into the file; without it the page around it has the looks. */
export function svgOf(frame: Frame, shapes: readonly Shape[], { mirrored = false, style = '' } = {}): string {
	const [left, top, width, height] = frame;
	const flip = mirrored ? ` transform="translate(${2 * left + width} 0) scale(-1 1)"` : '';
	const paths = shapes.map(
		({ look, d, opacity }) =>
			`<path class="${look}" d="${d}"${opacity === undefined ? '' : ` opacity="${opacity}"`}/>`
	);
	return (
		`<svg xmlns="http://www.w3.org/2000/svg" class="figure" viewBox="${left} ${top} ${width} ${height}">` +
		(style && `<style>${style}</style>`) +
		`<g stroke-width="${lineOf(frame)}"${flip}>${paths.join('')}</g></svg>`
	);
}

const COLOUR = /(--figure-[a-z-]+): light-dark\((#\w+), (#\w+)\);/g;

/** The looks of a drawing without the rest of the theme: `tokens` and `figure` are the text of `tokens.css` and `figure.css`. */
export function styleOf(tokens: string, figure: string): string {
	const colours = [...tokens.matchAll(COLOUR)];
	if (colours.length === 0) throw new Error('tokens.css names no colour of a figure');
	const light = colours.map(([, name, colour]) => `${name}:${colour}`).join(';');
	const dark = colours.map(([, name, , colour]) => `${name}:${colour}`).join(';');
	const looks = figure.replaceAll(/\/\*.*?\*\//gs, '').replaceAll(/\s+/g, ' ');
	return `.figure{${light}}@media (prefers-color-scheme:dark){.figure{${dark}}}${looks}`;
}
