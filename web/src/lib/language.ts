import { getLocale, locales, localizeHref } from '#lib/paraglide/runtime.js';

export type LanguageTag = (typeof locales)[number];

/** The languages this build speaks, as the tags used in paths and content. */
export const languages: readonly LanguageTag[] = locales;

/** The language of the screen being shown. */
export function language(): LanguageTag {
	return getLocale();
}

/** Address of a screen in the language being shown: `to('/check')` is `/es/check` for a Spanish reader. */
export function to(path: `/${string}`): string {
	return localized(path, getLocale());
}

/** Address of a screen in any of our languages. */
export function localized(path: string, tag: LanguageTag): string {
	// Pages have no slash at the end: the first page of Spanish is `/es`.
	return localizeHref(path, { locale: tag }).replace(/(?<=.)\/$/, '');
}

/** Languages name themselves, so that everyone finds their own: `Español`. */
export function ownName(tag: string): string {
	const [first = '', ...rest] = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
	return first.toLocaleUpperCase(tag) + rest.join('');
}
