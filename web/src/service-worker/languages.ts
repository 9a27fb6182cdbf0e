/** The words and pages of the languages read on this device: one as a rule, each other one from its first use on. */

import { version } from '$app/env';
import { self } from '$app/service-worker';
import { cacheOf, LANGUAGE_CACHE, languageOf, languageOfFile, languagesKept, ofLanguage } from './cached.ts';

const PATIENCE_MS = 20_000;

const filling = new Map<string, Promise<void>>();

/** Keeps what the languages in use need at once, or throws: those read so far, and that of the windows open now. */
export async function keepLanguagesInUse(): Promise<void> {
	const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
	const shown = windows.map(({ url }) => languageOf(new URL(url).pathname));
	const languages = new Set([...shown, ...languagesKept(await caches.keys())]);
	for (const language of languages) await keepWords(language);
}

/** Fetches what is still missing of a language, one after another. Cut off at any point, the next call goes on from there. */
export function fillLanguage(language: string): Promise<void> {
	const running = filling.get(language) ?? fill(language).finally(() => filling.delete(language));
	filling.set(language, running);
	return running;
}

/** The stored page of this path, whatever its query says. */
export async function storedPage(path: string): Promise<Response | undefined> {
	return (await caches.open(cacheOf(languageOf(path)))).match(path);
}

/** The words of a language, stored; else from the network. */
export async function wordsFile(path: string): Promise<Response> {
	const cache = await caches.open(cacheOf(languageOfFile(path) ?? ''));
	return (await cache.match(path)) ?? fetch(path);
}

/** Caches of languages that belong to other versions. Nobody else's. */
export async function dropOldLanguages(): Promise<void> {
	const names = await caches.keys();
	const old = names.filter((name) => name.startsWith(LANGUAGE_CACHE) && !name.endsWith(`-${version}`));
	await Promise.all(old.map((name) => caches.delete(name)));
}

/** A page written by another build would ask for scripts this worker does not have. */
export async function isOfThisVersion(response: Response): Promise<boolean> {
	const isPage = response.headers.get('Content-Type')?.includes('text/html') ?? false;
	return !isPage || (await response.clone().text()).includes(JSON.stringify(version));
}

async function keepWords(language: string): Promise<void> {
	const cache = await caches.open(cacheOf(language));
	const kept = await pathsIn(cache);
	const missing = ofLanguage(language).must.filter((path) => !kept.has(path));
	await Promise.all(
		missing.map(async (path) => {
			const response = await fetchOwn(path);
			if (!response) throw new Error(`${path} could not be kept`);
			await cache.put(path, response);
		})
	);
}

async function fill(language: string): Promise<void> {
	const cache = await caches.open(cacheOf(language));
	const { must, pages } = ofLanguage(language);
	const kept = await pathsIn(cache);
	for (const path of [...must, ...pages]) {
		if (kept.has(path)) continue;
		// The pages are another build's from now on, and a worker with work under way does not let go.
		if (self.registration.waiting) return;
		const response = await fetchOwn(path);
		if (!response) return;
		await cache.put(path, response);
	}
}

async function pathsIn(cache: Cache): Promise<Set<string>> {
	return new Set((await cache.keys()).map((request) => new URL(request.url).pathname));
}

/** Null where there is no network, the page is another build's, or it takes so long that the worker might be ended over it. */
async function fetchOwn(path: string): Promise<Response | null> {
	try {
		const signal = AbortSignal.timeout(PATIENCE_MS);
		const response = await fetch(path, { cache: 'no-cache', credentials: 'omit', signal });
		return response.ok && !response.redirected && (await isOfThisVersion(response)) ? response : null;
	} catch {
		return null;
	}
}
