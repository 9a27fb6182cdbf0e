import { error } from '@sveltejs/kit';
import { figures as written } from '#generated/figures.ts';
import { loadFigures } from '#lib/figure/figures.ts';
import figureLooks from '#lib/figure/figure.css?raw';
import { stillOf } from '#lib/figure/stills.ts';
import { styleOf, svgOf } from '#lib/figure/svg.ts';
import tokens from '#lib/ui/tokens.css?raw';

export const prerender = true;
export const entries = () => Object.keys(written).map((id) => ({ id }));

/** The pose that an exercise or an easy position is about, as a file: for print, and for other programs. */
export async function GET({ params }) {
	const [scene] = (await loadFigures())(params.id).moves;
	if (!scene) error(404);
	const picture = svgOf(scene.frame, stillOf(scene), { style: styleOf(tokens, figureLooks) });
	return new Response(picture, { headers: { 'content-type': 'image/svg+xml' } });
}
