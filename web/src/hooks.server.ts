import type { Handle } from '@sveltejs/kit/hooks';
import { m } from '#lib/paraglide/messages.js';
import { localized } from '#lib/language.ts';
import {
	baseLocale,
	extractLocaleFromUrl,
	getTextDirection,
	locales,
	overwriteGetLocale
} from '#lib/paraglide/runtime.js';

/** Runs while pages are prerendered, one at a time: each is written in the language of its path. */
export const handle: Handle = ({ event, resolve }) => {
	const language = extractLocaleFromUrl(event.url) ?? baseLocale;
	overwriteGetLocale(() => language);
	return resolve(event, {
		transformPageChunk: ({ html }) =>
			html
				.replace('%lang%', language)
				.replace('%dir%', getTextDirection(language))
				.replace('%languages%', [baseLocale, ...locales.filter((one) => one !== baseLocale)].join(' '))
				.replace('%manifest%', localized('/manifest.webmanifest', language))
				.replace('%old_browser%', m.old_browser())
				.replace('%no_script%', m.no_script())
	});
};
