import { SvelteMap } from 'svelte/reactivity';

const running = new SvelteMap<symbol, string>();

/** Things that must not be interrupted: a practice, an assessment. No update is offered and nothing reloads meanwhile. */
export const busy = {
	/** Says that `name` runs now. Call the answer when it ended; calling it twice does no harm. */
	start(name: string): () => void {
		const key = Symbol(name);
		running.set(key, name);
		return () => running.delete(key);
	},
	get now(): boolean {
		return running.size > 0;
	}
};
