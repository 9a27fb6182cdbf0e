import { contentArticles } from '#lib/learn/content.ts';

export async function load() {
	return { titles: Object.fromEntries((await contentArticles()).map(({ slug, title }) => [slug, title])) };
}
