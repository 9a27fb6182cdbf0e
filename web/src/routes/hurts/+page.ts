import { easeWords } from '#lib/learn/content.ts';
import { loadFigures } from '#lib/figure/figures.ts';

export async function load() {
	const [words, figures] = await Promise.all([easeWords(), loadFigures()]);
	return { words, figures };
}
