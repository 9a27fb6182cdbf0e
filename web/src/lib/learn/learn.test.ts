import { expect, test } from 'vitest';
import { CERTAINTIES, SURE_MEANING, SURE_WORDS } from './sureness.ts';
import { readingMinutes } from './reading.ts';

const paragraph = (words: number) => ({
	kind: 'paragraph' as const,
	inline: [{ text: 'word '.repeat(words) }, { claim: { certainty: 'low' as const, references: [1] } }]
});

test('reading time is counted in words, lists included, and is never nothing', () => {
	expect(readingMinutes({ blocks: [paragraph(5)] })).toBe(1);
	const list = { kind: 'list' as const, ordered: false, items: [[{ text: 'word '.repeat(180) }]] };
	expect(readingMinutes({ blocks: [paragraph(360), list] })).toBe(3);
});

test('every certainty has a word and a meaning of its own', () => {
	expect(new Set(CERTAINTIES.map((certainty) => SURE_WORDS[certainty]())).size).toBe(4);
	expect(new Set(CERTAINTIES.map((certainty) => SURE_MEANING[certainty]())).size).toBe(4);
});
