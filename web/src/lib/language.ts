import { getLocale, locales, localizeHref } from '#lib/paraglide/runtime.js';

/** The languages this build speaks, as the tags used in paths and content. */
export const languages: readonly string[] = locales;

/** The language of the screen being shown. */
export function language(): string {
	return getLocale();
}

/** Address of a screen in the language being shown: `to('/check')` is `/es/check` for a Spanish reader. */
export function to(path: `/${string}`): string {
	// Pages have no slash at the end: the first page of Spanish is `/es`.
	return localizeHref(path).replace(/(?<=.)\/$/, '');
}
