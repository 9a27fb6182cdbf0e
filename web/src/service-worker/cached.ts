/** What this worker keeps. The one place that says so. */

import { assets, immutable, prerendered } from '$app/manifest';
import { version } from '$app/env';
import { baseLocale, locales } from '../../project.inlang/settings.json';

/** Every cache of ours begins with this; others on the same address are left alone. */
export const PREFIX = 'unknot';

/** The page that starts the app for any address that has no page of its own. */
export const FALLBACK = '/200.html';

/** Files of words say in their name whose they are: `vite.config.ts` sees to it. */
const OF_A_LANGUAGE = new RegExp(`/chunks/(${locales.join('|')})\\.`);

const files = immutable.map(({ path }) => absolute(path));

/**
 * Without these the app cannot open, so a worker that cannot have all of them does not install: scripts, styles, icons and the
 * fallback. Hashed names never change.
 */
export const shell: { url: string; revision: string | null }[] = [
	...files.filter((path) => !OF_A_LANGUAGE.test(path)).map((url) => ({ url, revision: null })),
	...assets.map(({ path }) => ({ url: absolute(path), revision: version })),
	{ url: FALLBACK, revision: version }
];

/** Pages and pictures of single things: the app makes them itself, and there are many. */
const OF_ONE_THING = /\/(learn|exercises|figures|routines)\/./;

/** What a language needs besides: its words and its first page at once, its other pages bit by bit. */
export interface OfLanguage {
	must: string[];
	pages: string[];
}

export function ofLanguage(language: string): OfLanguage {
	const first = firstPage(language);
	const own = files.filter((path) => OF_A_LANGUAGE.exec(path)?.[1] === language);
	const pages = prerendered
		.map(({ path }) => absolute(path))
		.filter((path) => languageOf(path) === language && path !== first && !OF_ONE_THING.test(path));
	return { must: [...own, first], pages };
}

/** The language of a page by its path: `es` for `/es/check`, the first language for `/check`. */
export function languageOf(path: string): string {
	const prefix = path.split('/')[1] ?? '';
	return locales.find((language) => language === prefix && language !== baseLocale) ?? baseLocale;
}

/** The language whose words a file holds; null where it holds none. */
export function languageOfFile(path: string): string | null {
	return OF_A_LANGUAGE.exec(path)?.[1] ?? null;
}

/** Cache of the words and pages of a language, of this version. */
export function cacheOf(language: string): string {
	return `${LANGUAGE_CACHE}${language}-${version}`;
}

/** Languages of which some version is kept here, by the names of the caches. */
export function languagesKept(caches: readonly string[]): string[] {
	return locales.filter((language) =>
		caches.some((name) => name.startsWith(`${LANGUAGE_CACHE}${language}-`))
	);
}

export const LANGUAGE_CACHE = `${PREFIX}-language-`;

function firstPage(language: string): string {
	return language === baseLocale ? '/' : `/${language}`;
}

function absolute(path: string): string {
	return path.startsWith('/') ? path : `/${path}`;
}
