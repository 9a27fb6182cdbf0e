/** The texts by which things are found. */
import * as facts from '#generated/facts.ts';
import type { ArticleSlug, ArticleTitle, Exercise, PracticeWords, Searched } from '#generated/types.ts';
import { THINGS } from '#lib/player/things.ts';
import type { Text } from './finder.ts';
import { wordsOf } from './fold.ts';
import { keyOf } from './things.ts';

export function textsOf(words: PracticeWords, articles: readonly ArticleTitle[], searched: Searched): Text[] {
	const purposes = (ids: readonly string[]) => ids.map((id) => words.conditions[id]?.text ?? '');
	const about = (one: Exercise) => [words.regions[one.region]?.text ?? '', ...purposes(one.conditions)];
	return [
		...facts.routines.map(({ id, conditions, steps }) => ({
			key: keyOf('routine', id),
			title: words.routines[id].title,
			line: words.routines[id].summary,
			about: joined(purposes(conditions)),
			words: joined(steps.map(({ exercise }) => words.exercises[exercise].name))
		})),
		...facts.exercises.map((exercise) => ({
			key: keyOf('exercise', exercise.id),
			title: words.exercises[exercise.id].name,
			line: words.exercises[exercise.id].purpose,
			about: joined(about(exercise)),
			words: joined(saidOf(exercise, words))
		})),
		...articles.map(({ slug, title, summary, conditions }) => ({
			key: keyOf('article', slug),
			title,
			line: summary,
			about: joined(purposes(conditions)),
			words: wordsOfArticle(slug, searched)
		}))
	];
}

/** As server/content/compile/search.py wrote them. */
function wordsOfArticle(slug: ArticleSlug, { words, articles }: Searched): string {
	const known = words.split(' ');
	let at = -1;
	return joined(articles[slug].split(' ').map((gap) => known[(at += Number(gap) + 1)] ?? ''));
}

/** Not what to avoid and when to stop: nobody who looks for help with something should be led to what warns of it. */
function saidOf({ id, equipment }: Exercise, words: PracticeWords): string[] {
	const { start, steps, feel, easier, harder } = words.exercises[id];
	const all = [start, ...steps, feel, easier, harder, ...equipment.map((thing) => THINGS[thing]())];
	// Each once, as of articles: what is said in every step would tell more than the title.
	return [...new Set(wordsOf(joined(all)))];
}

const joined = (parts: readonly string[]) => parts.join(' ');
