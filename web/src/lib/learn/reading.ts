import type { Article, Inline } from '#generated/types.ts';

const WORDS_A_MINUTE = 180;

/** How long reading takes, in whole minutes, at least one. Counted at an unhurried pace. */
export function readingMinutes(article: Pick<Article, 'blocks'>): number {
	const words = article.blocks.flatMap((block) =>
		block.kind === 'list' ? block.items.flat() : block.inline
	);
	const count = words.reduce((sum, inline) => sum + countWords(inline), 0);
	return Math.max(1, Math.round(count / WORDS_A_MINUTE));
}

function countWords(inline: Inline): number {
	return 'text' in inline ? inline.text.split(/\s+/).filter(Boolean).length : 0;
}
