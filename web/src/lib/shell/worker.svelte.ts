import { version } from '$app/env';
import { busy } from '#lib/device/busy.svelte.ts';

const HOUR_MS = 3_600_000;

/**
 * The service worker of this tab: registers it, notices a newer one that waits, and lets it take over only when
 * a person says so, or right at the start of the app while nothing is half done.
 */
class AppWorker {
	/** A newer version is installed and waits. */
	waiting = $state(false);
	/** The worker in charge is of another version: the next move to another screen loads that one here too. */
	stale = $state(false);
	/** It was wanted, and another tab has something running. */
	held = $state(false);
	/** It was wanted and may begin. Chromium lets an older one that gets work in that very moment live on for 30 seconds. */
	taking = $state(false);
	#registration: ServiceWorkerRegistration | null = null;
	#touched = false;
	#atRest: () => Promise<boolean> = () => Promise.resolve(false);
	#checkedAt = 0;

	/** Whether to offer the newer version now. */
	get offered(): boolean {
		return this.waiting && !busy.now;
	}

	/**
	 * Notices a change of worker. Before anything slow, since one may come while the app still opens. `atRest` says
	 * whether nothing is half done: only then a newer version is taken unasked.
	 */
	listen(atRest: () => Promise<boolean>): void {
		const { serviceWorker } = navigator;
		if (!serviceWorker) return;
		// It reads the storage, which may fail: what is not known to be at rest is left alone.
		this.#atRest = () => atRest().catch(() => false);
		let hadOne = serviceWorker.controller !== null;
		serviceWorker.addEventListener('controllerchange', () => {
			if (hadOne || this.taking) void this.#leaveTo(true);
			hadOne = true;
		});
		serviceWorker.addEventListener('message', ({ data }) => {
			// Loads anew once: a second time would not help, and would go on for ever.
			if (data === 'other version' && serviceWorker.controller) void this.#leaveTo(!isReload());
		});
		const touched = () => (this.#touched = true);
		addEventListener('pointerdown', touched, true);
		addEventListener('keydown', touched, true);
		document.addEventListener('visibilitychange', () => void this.#look());
	}

	/** Registers the worker, which keeps this language. A version that already waits takes over if nothing is half done. */
	async start(language: string): Promise<void> {
		const { serviceWorker } = navigator;
		if (!serviceWorker) return;
		const registration = await serviceWorker.register('/service-worker.js', { updateViaCache: 'none' });
		this.#registration = registration;
		this.#checkedAt = Date.now();
		registration.addEventListener('updatefound', () => this.#follow(registration.installing));
		this.#noteWaiting();
		// The older worker gets no more work then: one event at the moment of its end, and Chromium lets it live on for 30 seconds.
		if (this.waiting) {
			if (await this.#atRest()) await this.#take();
			return;
		}
		const ready = await serviceWorker.ready;
		ready.active?.postMessage({ wish: 'fill', language, version });
	}

	/** Lets the newer version take over and loads it, unless a practice or an assessment runs in any tab. */
	async useNow(): Promise<void> {
		// Another window took one already: it only has to be loaded here.
		if (this.stale) return location.reload();
		this.#touched = false;
		this.taking = await this.#take();
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

	/** Answers whether it may. */
	async #take(): Promise<boolean> {
		this.held = await busy.anywhere();
		if (!this.held) this.#registration?.waiting?.postMessage({ wish: 'use now', version });
		return !this.held;
	}

	/** Another version is in charge, perhaps late: what has begun here meanwhile goes on, and the next screen is that version's. */
	async #leaveTo(unasked: boolean): Promise<void> {
		const welcome = this.taking || (unasked && (await this.#atRest()));
		if (welcome && !this.#touched && !busy.now) return location.reload();
		this.stale = true;
		this.waiting = false;
		this.taking = false;
	}

	async #look(): Promise<void> {
		if (document.visibilityState !== 'visible' || Date.now() - this.#checkedAt < HOUR_MS) return;
		this.#checkedAt = Date.now();
		await this.#registration?.update().catch(() => undefined);
	}
}

export const worker = new AppWorker();

function isReload(): boolean {
	const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
	return navigation?.type === 'reload';
}
