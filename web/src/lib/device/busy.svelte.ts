const LOCKS = 'unknot-busy ';
let running = $state(0);

/** Things that must not be interrupted: a practice, an assessment. No update is offered and nothing reloads meanwhile. */
export const busy = {
	/** `name` runs from now on. Call the answer when it ended; calling it twice does no harm. */
	start(name: string): () => void {
		running += 1;
		const release = holdLock(LOCKS + name);
		let ended = false;
		return () => {
			if (!ended) running -= 1;
			ended = true;
			release();
		};
	},
	/** In this tab; for markup. */
	get now(): boolean {
		return running > 0;
	},
	/** In any tab. */
	async anywhere(): Promise<boolean> {
		const held = (await navigator.locks?.query())?.held ?? [];
		return running > 0 || held.some((lock) => lock.name?.startsWith(LOCKS));
	}
};

/** A lock shared by everything busy tells the other tabs, and is gone by itself when a tab dies. */
function holdLock(name: string): () => void {
	let release = () => {};
	const ended = new Promise<void>((resolve) => (release = resolve));
	void navigator.locks?.request(name, { mode: 'shared' }, () => ended);
	return release;
}
