import { SvelteMap } from 'svelte/reactivity';

const LOCK = 'unknot-busy';
const running = new SvelteMap<symbol, string>();

/** Things that must not be interrupted: a practice, an assessment. No update is offered and nothing reloads meanwhile. */
export const busy = {
	/** Says that `name` runs now. Call the answer when it ended; calling it twice does no harm. */
	start(name: string): () => void {
		const key = Symbol(name);
		running.set(key, name);
		const release = holdLock();
		return () => {
			running.delete(key);
			release();
		};
	},
	/** In this tab; for markup. */
	get now(): boolean {
		return running.size > 0;
	},
	/** In any tab. */
	async anywhere(): Promise<boolean> {
		const held = (await navigator.locks?.query())?.held ?? [];
		return running.size > 0 || held.some((lock) => lock.name === LOCK);
	}
};

/** A lock shared by everything busy tells the other tabs, and is gone by itself when a tab dies. */
function holdLock(): () => void {
	let release = () => {};
	const ended = new Promise<void>((resolve) => (release = resolve));
	void navigator.locks?.request(LOCK, { mode: 'shared' }, () => ended);
	return release;
}
