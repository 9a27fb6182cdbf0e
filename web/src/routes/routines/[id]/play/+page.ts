import { error } from '@sveltejs/kit';
import { loadFigures } from '#lib/figure/figures.ts';
import { practiceWords } from '#lib/learn/content.ts';
import { m } from '#lib/paraglide/messages.js';
import { routineIds, routineShown } from '#lib/player/routines.ts';

export const entries = () => routineIds.map((id) => ({ id }));

export async function load({ params }) {
	const words = await practiceWords();
	const routine = routineShown(params.id, words);
	if (!routine) error(404, m.player_unknown());
	return { routine, words, figures: await loadFigures() };
}
