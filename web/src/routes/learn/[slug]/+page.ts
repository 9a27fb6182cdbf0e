import { error } from '@sveltejs/kit';
import { contentArticles } from '#lib/learn/content.ts';
import { m } from '#lib/paraglide/messages.js';
import type { EntryGenerator, PageLoad } from './$types';

export const entries: EntryGenerator = async () => (await contentArticles()).map(({ slug }) => ({ slug }));

export const load: PageLoad = async ({ params }) => {
	const articles = await contentArticles();
	const place = articles.findIndex(({ slug }) => slug === params.slug);
	const article = articles[place];
	if (!article) error(404, m.learn_unknown());
	return { article, next: articles[place + 1] ?? null };
};
