import * as facts from '#generated/facts.ts';
import type { Reference } from '#generated/types.ts';

/** What these keys of `source` stand for; our own judgement is none. */
export function sourcesOf(keys: readonly string[]): Reference[] {
	return keys.flatMap((key) => {
		const reference = facts.references[key];
		return reference && key !== 'own' ? [reference] : [];
	});
}
