/** Which article to offer next. Pure. */
import * as facts from '#generated/facts.ts';
import type { ArticleTitle } from '#generated/types.ts';
import { type AnyEntry, latest, only } from '#lib/progress/facts.ts';

const purposes = new Map<string, readonly string[]>(
	facts.routines.map(({ id, conditions }) => [id, conditions])
);

/**
 * The first article that is not read yet: one about the outcome of the last check, then about what its routines are for, then in
 * reading order. Null when all are read. `entries` are those that count, in stamp order.
 */
export function suggestedNext(
	entries: readonly AnyEntry[],
	titles: readonly ArticleTitle[]
): ArticleTitle | null {
	const read = new Set(only(entries, 'article_read').map(({ body }) => body.article));
	const check = latest(entries, 'assessment')?.body;
	const outcome = check?.outcome ?? null;
	const about = new Set((check?.routines ?? []).flatMap((routine) => purposes.get(routine) ?? []));
	const left = titles.filter(({ slug }) => !read.has(slug));
	return (
		left.find(({ after }) => after.some((each) => each === outcome)) ??
		left.find(({ conditions }) => conditions.some((each) => about.has(each))) ??
		left[0] ??
		null
	);
}
