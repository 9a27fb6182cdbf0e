import { articleTitles } from '#lib/learn/content.ts';

export async function load() {
	return { titles: Object.fromEntries((await articleTitles()).map(({ slug, title }) => [slug, title])) };
}
