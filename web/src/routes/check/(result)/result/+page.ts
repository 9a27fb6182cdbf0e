import { articleTitles } from '#lib/learn/content.ts';

export async function load() {
	return { articles: await articleTitles() };
}
