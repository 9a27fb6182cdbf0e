/** What this worker keeps. The one place that says so. */

import { assets, immutable, prerendered } from '$app/manifest';
import { version } from '$app/env';

/** Every cache of ours begins with this; others on the same address are left alone. */
export const PREFIX = 'unknot';

/** The page that starts the app for any address that has no page of its own. */
export const FALLBACK = '/200.html';

const firstPage = `/${languagePrefix()}`;

/**
 * Without these the app cannot open, so a worker that cannot have all of them does not install: scripts, styles and content
 * (in the scripts), icons, the first page of the reader's language and the fallback. Hashed names never change.
 */
export const mustHave: { url: string; revision: string | null }[] = [
	...immutable.map(({ path }) => ({ url: absolute(path), revision: null })),
	...assets.map(({ path }) => ({ url: absolute(path), revision: version })),
	{ url: FALLBACK, revision: version },
	{ url: firstPage, revision: version }
];

/** Cache of the other pages of the reader's language, filled bit by bit. */
export const PAGES_CACHE = `${PREFIX}-pages-${version}`;

export const otherPages: string[] = prerendered
	.map(({ path }) => absolute(path))
	.filter((path) => path !== firstPage && isOfLanguage(path));

/** `es` for `/es/…`, nothing for the language without a prefix. The page says it when it registers this worker. */
function languagePrefix(): string {
	return new URL(location.href).searchParams.get('prefix') ?? '';
}

function isOfLanguage(path: string): boolean {
	const others = (new URL(location.href).searchParams.get('others') ?? '').split(',').filter(Boolean);
	const prefix = path.split('/')[1] ?? '';
	return languagePrefix() === '' ? !others.includes(prefix) : prefix === languagePrefix();
}

function absolute(path: string): string {
	return path.startsWith('/') ? path : `/${path}`;
}
