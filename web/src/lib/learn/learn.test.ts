import { expect, test } from 'vitest';
import { titles } from '#generated/titles.en.ts';
import type { AnyEntry } from '#lib/progress/facts.ts';
import { inGroups } from './groups.ts';
import { suggestedNext } from './suggest.ts';
import { CERTAINTIES, SURE_MEANING, SURE_WORDS } from './sureness.ts';

test('every certainty has a word and a meaning of its own', () => {
	expect(new Set(CERTAINTIES.map((certainty) => SURE_WORDS[certainty]())).size).toBe(4);
	expect(new Set(CERTAINTIES.map((certainty) => SURE_MEANING[certainty]())).size).toBe(4);
});

/** What the fold looks at. */
const read = (article: string) => ({ kind: 'article_read', body: { article } }) as AnyEntry;
const checked = (outcome: string, routines: string[]) =>
	({ kind: 'assessment', body: { outcome, routines } }) as unknown as AnyEntry;
const suggested = (...entries: AnyEntry[]) => suggestedNext(entries, titles);

test('without a check the first article that is not read is next', () => {
	expect(suggested()?.slug).toBe(titles[0]?.slug);
	expect(suggested(read(titles[0]?.slug ?? ''))?.slug).toBe(titles[1]?.slug);
	expect(suggested(...titles.map(({ slug }) => read(slug)))).toBeNull();
});

test('after a check an article about its outcome comes first, then one about what its routines are for', () => {
	const check = checked('art', ['low-back']);
	expect(suggested(check)?.after).toContain('art');
	const aboutArt = titles.filter(({ after }) => after.includes('art')).map(({ slug }) => read(slug));
	expect(suggested(check, ...aboutArt)?.conditions).toContain('low_back');
});

test('every article stands in one group, and a group has the order of the list', () => {
	const listed = inGroups(titles).flatMap((group) => group.titles);
	expect(new Set(listed)).toEqual(new Set(titles));
	expect(listed).toHaveLength(titles.length);
});
