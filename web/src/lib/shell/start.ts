import { dev } from '$app/env';
import { busy } from '#lib/device/busy.svelte.ts';
import { device } from '#lib/device/device.svelte.ts';
import { language } from '#lib/language.ts';
import { worker } from './worker.svelte.ts';

/** Opens the storage, then registers the worker: a version that already waits takes over only while nothing is half done. */
export async function startApp(): Promise<void> {
	void device.start(language());
	if (dev) return;
	worker.listen(atRest);
	// Whether something is half done is known only then.
	await device.opening();
	await worker.start(language());
}

async function atRest(): Promise<boolean> {
	return !busy.now && device.ready && (await device.opened?.drafts.names())?.length === 0;
}
