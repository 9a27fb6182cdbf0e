import { languages, loadArticles, loadWords } from '#generated/languages.ts';
import type { Article, Language, Words } from '#generated/types.ts';
import { language } from '#lib/language.ts';

function spoken(): Language {
	const shown = language();
	return languages.find((one) => one === shown) ?? 'en';
}

/** All texts of the content in the language being shown, except the articles. */
export function contentWords(): Promise<Words> {
	return loadWords(spoken());
}

/** The articles in the language being shown, in reading order. */
export async function contentArticles(): Promise<Article[]> {
	return [...(await loadArticles(spoken()))].sort((a, b) => a.order - b.order);
}
