import { error } from '@sveltejs/kit';
import { loadArticle } from '#generated/articles.ts';
import { articleTitles, spoken } from '#lib/learn/content.ts';
import { m } from '#lib/paraglide/messages.js';
import type { EntryGenerator, PageLoad } from './$types';

export const entries: EntryGenerator = async () => (await articleTitles()).map(({ slug }) => ({ slug }));

export const load: PageLoad = async ({ params }) => {
	const [titles, article] = await Promise.all([articleTitles(), loadArticle(params.slug, spoken())]);
	if (!article) error(404, m.learn_unknown());
	const place = titles.findIndex(({ slug }) => slug === params.slug);
	const others = titles.filter(({ slug }) => slug !== params.slug);
	return { article, others, next: titles[place + 1] ?? null, description: article.summary };
};
