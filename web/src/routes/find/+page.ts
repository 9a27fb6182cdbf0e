import { loadSearched } from '#generated/search.ts';
import { articleTitles, practiceWords, spoken } from '#lib/learn/content.ts';
import { m } from '#lib/paraglide/messages.js';

export async function load() {
	const [words, articles, searched] = await Promise.all([
		practiceWords(),
		articleTitles(),
		loadSearched(spoken())
	]);
	return { words, articles, searched, description: m.find_lead() };
}
