import { error } from '@sveltejs/kit';
import * as facts from '#generated/facts.ts';
import { loadFigures } from '#lib/figure/figures.ts';
import { practiceWords } from '#lib/learn/content.ts';
import { m } from '#lib/paraglide/messages.js';
import { insteadOf } from '#lib/player/outward.ts';
import { exerciseById, routinesWith } from '#lib/player/routines.ts';

export const entries = () => facts.exercises.map(({ id }) => ({ id }));

export async function load({ params }) {
	const words = await practiceWords();
	const exercise = exerciseById(params.id, words);
	if (!exercise) error(404, m.exercise_unknown());
	const instead = insteadOf(params.id);
	return {
		exercise,
		instead: instead === null ? null : exerciseById(instead, words),
		figures: await loadFigures(),
		routines: routinesWith(params.id, words),
		description: exercise.words.purpose,
		region: words.regions[exercise.facts.region]?.text ?? '',
		purposes: exercise.facts.conditions.map((id) => words.conditions[id]?.text ?? id)
	};
}
