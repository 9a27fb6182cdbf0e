import { busy } from '#lib/device/busy.svelte.ts';

const HOUR_MS = 3_600_000;

/**
 * The service worker of this tab: registers it, notices a newer one that waits, and lets it take over only when
 * a person says so, or right at the start of the app while nothing is half done.
 */
class AppWorker {
	/** A newer version is installed and waits. */
	waiting = $state(false);
	/** Another tab took the newer version: the next move to another screen loads it here too. */
	stale = $state(false);
	/** It was wanted, and another tab has something running. */
	held = $state(false);
	#registration: ServiceWorkerRegistration | null = null;
	#asked = false;
	#checkedAt = 0;

	/** Whether to offer the newer version now. */
	get offered(): boolean {
		return this.waiting && !busy.now;
	}

	/** Registers the worker. `atRest` says whether a version that already waits may take over unasked. */
	async start(address: string, atRest: () => Promise<boolean>): Promise<void> {
		const { serviceWorker } = navigator;
		if (!serviceWorker) return;
		const hadOne = serviceWorker.controller !== null;
		serviceWorker.addEventListener('controllerchange', () => this.#tookOver(hadOne));
		document.addEventListener('visibilitychange', () => void this.#look());
		const registration = await serviceWorker.register(address, { updateViaCache: 'none' });
		this.#registration = registration;
		this.#checkedAt = Date.now();
		registration.addEventListener('updatefound', () => this.#follow(registration.installing));
		this.#noteWaiting();
		if (this.waiting && (await atRest())) await this.useNow();
		const ready = await serviceWorker.ready;
		ready.active?.postMessage('fill');
	}

	/** Lets the newer version take over and loads it, unless a practice or an assessment runs in any tab. */
	async useNow(): Promise<void> {
		this.held = await busy.anywhere();
		if (this.held) return;
		this.#asked = true;
		this.#registration?.waiting?.postMessage('use now');
	}

	/** Not now: asked again at the next start. */
	later(): void {
		this.waiting = false;
	}

	#follow(installing: ServiceWorker | null): void {
		installing?.addEventListener('statechange', () => this.#noteWaiting());
	}

	#noteWaiting(): void {
		this.waiting = !!this.#registration?.waiting && !!navigator.serviceWorker.controller;
	}

	#tookOver(hadOne: boolean): void {
		if (this.#asked) location.reload();
		else this.stale = hadOne;
	}

	async #look(): Promise<void> {
		if (document.visibilityState !== 'visible' || Date.now() - this.#checkedAt < HOUR_MS) return;
		this.#checkedAt = Date.now();
		await this.#registration?.update().catch(() => undefined);
	}
}

export const worker = new AppWorker();

/** Address of the worker script; it carries the language whose pages and content are to be kept. */
export function workerAddress(language: string, base: string, all: readonly string[]): string {
	const prefix = language === base ? '' : language;
	const others = all.filter((other) => other !== base && other !== language);
	const query = new URLSearchParams({ prefix, others: others.join(',') });
	return `/service-worker.js?${query}`;
}
