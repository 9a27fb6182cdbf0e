import { practiceWords } from '#lib/learn/content.ts';

export async function load() {
	return { words: await practiceWords() };
}
