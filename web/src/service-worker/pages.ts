import { version } from '$app/env';
import { self } from '$app/service-worker';
import { otherPages, PAGES_CACHE, PREFIX } from './cached.ts';

const PATIENCE_MS = 20_000;

let filling: Promise<void> | null = null;

/** Fetches the pages still missing, one after another. Cut off at any point, the next call goes on from there. */
export function fillPages(): Promise<void> {
	filling ??= fill().finally(() => (filling = null));
	return filling;
}

/** The stored page of this path, whatever its query says. */
export async function storedPage(path: string): Promise<Response | undefined> {
	const cache = await caches.open(PAGES_CACHE);
	return cache.match(path);
}

/** Caches of pages that belong to other versions. Nobody else's. */
export async function dropOldPages(): Promise<void> {
	const names = await caches.keys();
	const old = names.filter((name) => name.startsWith(`${PREFIX}-pages-`) && name !== PAGES_CACHE);
	await Promise.all(old.map((name) => caches.delete(name)));
}

/** A page written by another build would ask for scripts this worker does not have. */
export async function isOfThisVersion(response: Response): Promise<boolean> {
	return (await response.clone().text()).includes(JSON.stringify(version));
}

/** Null where there is no network, the page is another build's, or it takes so long that the worker might be ended over it. */
async function fetchPage(path: string): Promise<Response | null> {
	try {
		const signal = AbortSignal.timeout(PATIENCE_MS);
		const response = await fetch(path, { cache: 'no-cache', credentials: 'omit', signal });
		return response.ok && !response.redirected && (await isOfThisVersion(response)) ? response : null;
	} catch {
		return null;
	}
}

async function fill(): Promise<void> {
	const cache = await caches.open(PAGES_CACHE);
	const present = new Set((await cache.keys()).map((request) => new URL(request.url).pathname));
	for (const path of otherPages) {
		if (present.has(path)) continue;
		// The pages are another build's from now on, and a worker with work under way does not let go.
		if (self.registration.waiting) return;
		const response = await fetchPage(path);
		if (!response) return;
		await cache.put(path, response);
	}
}
