import { contentArticles } from '#lib/learn/content.ts';

export async function load() {
	const articles = (await contentArticles()).map(({ slug, title, summary }) => ({ slug, title, summary }));
	return { articles };
}
