import type { ArticleGroup, ArticleTitle } from '#generated/types.ts';
import { m } from '#lib/paraglide/messages.js';

/** The sections of the list, in its order. */
const GROUPS: Record<ArticleGroup, () => string> = {
	basics: m.learn_group_basics,
	visit: m.learn_group_visit,
	uses: m.learn_group_uses,
	problems: m.learn_group_problems,
	yourself: m.learn_group_yourself
};

/** Articles by section, each in reading order; sections without any are left out. */
export function inGroups(titles: readonly ArticleTitle[]): { name: string; titles: ArticleTitle[] }[] {
	return Object.entries(GROUPS)
		.map(([id, name]) => ({ name: name(), titles: titles.filter(({ group }) => group === id) }))
		.filter((group) => group.titles.length > 0);
}
