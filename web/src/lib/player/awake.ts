/**
 * Keeps the screen on, also after the page was away; returns how to let it go. `tell` hears of each answer of the browser. Does
 * nothing where there is nothing to ask.
 */
export function keepAwake(tell: (kept: boolean) => void): () => void {
	if (!('wakeLock' in navigator)) return () => undefined;
	let lock: WakeLockSentinel | null = null;
	let wanted = true;

	async function take() {
		if (!wanted || document.visibilityState !== 'visible') return;
		try {
			const taken = await navigator.wakeLock.request('screen');
			if (wanted) lock = taken;
			else await taken.release();
			tell(true);
		} catch {
			// Low battery, or a browser that asks nobody: the clock runs on either way, and the player asks on return.
			tell(false);
		}
	}

	// The system takes the lock away whenever the page is hidden.
	document.addEventListener('visibilitychange', take);
	void take();
	return () => {
		wanted = false;
		document.removeEventListener('visibilitychange', take);
		lock?.release().catch(() => undefined);
	};
}
