// The questions and rules this app was built with, and what every result must say about them.
import type { Book } from './answers.ts';
import type { CommonWords } from '#generated/types.ts';
import { questions } from '#generated/questions.ts';
import { rules } from '#generated/rules.ts';
import { language } from '#lib/language.ts';

export const book: Book = { questions, rules };

/** Sentences that stand on every result. They follow from the content; nobody switches them off. */
export function notices(words: CommonWords, { rules }: Book = book, shown: string = language()): string[] {
	const found: string[] = [];
	if (rules.missing_gates.length > 0) found.push(words.notices.incomplete.text);
	if (!rules.reviewed.some((signed) => signed === shown)) found.push(words.notices.unreviewed.text);
	return found;
}
