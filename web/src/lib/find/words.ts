/** Filters and kinds in words. */
import type { PracticeWords } from '#generated/types.ts';
import { language } from '#lib/language.ts';
import { m } from '#lib/paraglide/messages.js';
import { POSITION } from '#lib/player/kinds_in_words.ts';
import { THINGS } from '#lib/player/things.ts';
import { dateLanguage } from '#lib/progress/locale.ts';
import { NOTHING, type Filter, type Kind, type Wish } from './wish.ts';

/** One of them. */
export const KIND: Record<Kind, () => string> = {
	routine: m.find_kind_routine,
	exercise: m.find_kind_exercise,
	article: m.find_kind_article
};

/** All of them. */
export const OF_KIND: Record<Kind, () => string> = {
	routine: m.find_routines,
	exercise: m.find_exercises,
	article: m.find_articles
};

/** What stands in the middle of a sentence elsewhere, standing alone. */
export function alone(text: string): string {
	return text.charAt(0).toLocaleUpperCase(language()) + text.slice(1);
}

/** A filter that is set, as one reads it among those that are. */
export function sayFilter(filter: Filter, wish: Wish, words: PracticeWords): string {
	switch (filter) {
		case 'region':
			return words.regions[wish.region]?.text ?? wish.region;
		case 'purpose':
			return words.conditions[wish.purpose]?.text ?? wish.purpose;
		case 'minutes':
			return m.find_minutes({ count: wish.minutes });
		case 'position':
			return wish.position === '' ? '' : alone(POSITION[wish.position]());
		case 'have':
			return sayThings(wish.have);
	}
}

function sayThings(have: Wish['have']): string {
	const things = have.flatMap((thing) => (thing === NOTHING ? [] : [THINGS[thing]()]));
	if (things.length === 0) return m.find_with_nothing();
	const list = new Intl.ListFormat(dateLanguage(), { type: 'conjunction' });
	return m.find_with({ things: list.format(things) });
}
