/** Keeps the screen on; returns how to let it go. Does nothing where the browser cannot. */
export function keepAwake(): () => void {
	let lock: WakeLockSentinel | null = null;
	let wanted = true;

	async function take() {
		if (!wanted || document.visibilityState !== 'visible') return;
		try {
			const taken = await navigator.wakeLock.request('screen');
			if (wanted) lock = taken;
			else await taken.release();
		} catch {
			// Low battery or an old browser: the clock runs on either way, and the player asks on return.
		}
	}

	// The system takes the lock away whenever the page is hidden.
	document.addEventListener('visibilitychange', take);
	if ('wakeLock' in navigator) take();
	return () => {
		wanted = false;
		document.removeEventListener('visibilitychange', take);
		lock?.release().catch(() => undefined);
	};
}
