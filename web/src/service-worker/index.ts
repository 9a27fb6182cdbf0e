import { version } from '$app/env';
import { self } from '$app/service-worker';
import { setCacheNameDetails } from 'workbox-core';
import { addPlugins, cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { FALLBACK, languageOfFile, PREFIX, shell } from './cached.ts';
import {
	dropOldLanguages,
	fillLanguage,
	isOfThisVersion,
	keepLanguagesInUse,
	storedPage,
	wordsFile
} from './languages.ts';

setCacheNameDetails({ prefix: PREFIX, suffix: 'v1', precache: 'shell' });

// A server that was updated in the middle of the installation hands out pages of another build: then this worker
// must not install. The next visit finds the newer one.
addPlugins([
	{
		cacheWillUpdate: async ({ response }) => {
			return response.ok && (await isOfThisVersion(response)) ? response : null;
		}
	}
]);

cleanupOutdatedCaches();

registerRoute(new NavigationRoute(page, { denylist: [/^\/api\//, /^\/openapi\.json$/] }));
precacheAndRoute(shell, { directoryIndex: '', cleanURLs: false, ignoreURLParametersMatching: [] });

registerRoute(
	({ sameOrigin, url }) => sameOrigin && languageOfFile(url.pathname) !== null,
	({ url }) => wordsFile(url.pathname)
);

/** The stored page of this address, else the page that starts the app and finds the screen by itself. */
async function page({ url, request }: { url: URL; request: Request }): Promise<Response> {
	const path = url.pathname.length > 1 ? url.pathname.replace(/\/$/, '') : url.pathname;
	const stored = (await storedPage(path)) ?? (await matchPrecache(FALLBACK));
	return stored ?? fetch(request);
}

self.addEventListener('install', (event) => {
	event.waitUntil(keepLanguagesInUse());
});

self.addEventListener('activate', (event) => {
	event.waitUntil(Promise.all([dropOldLanguages(), self.clients.claim()]));
});

/**
 * What a page may wish, and the version it was built as. Pages of an older version speak to this worker too: from the first release
 * on, this only ever grows.
 */
type Message = { version: string } & ({ wish: 'use now' } | { wish: 'fill'; language: string });

self.addEventListener('message', (event) => {
	const message = event.data as Message;
	// Only the page knows whether something runs that must not be interrupted, so only the page says when.
	if (message.wish === 'use now') event.waitUntil(self.skipWaiting());
	if (message.wish === 'fill') {
		// It came out of the older worker's cache just before this one took over.
		if (message.version !== version) event.source?.postMessage('other version');
		event.waitUntil(fillLanguage(message.language));
	}
});
