const EVERY_MS = 180_000;

/** What may be a reason to sync again. `away` is true when the page was hidden or frozen in between. */
export type Wake = (away: boolean) => void;

/** Calls `wake` when the page is shown again, the network returns, and every few minutes while visible. Answers how to stop. */
export function onReasonsToSync(wake: Wake): () => void {
	const leave = new AbortController();
	const { signal } = leave;
	const visible = () => document.visibilityState === 'visible';
	document.addEventListener('visibilitychange', () => visible() && wake(true), { signal });
	window.addEventListener('pageshow', (event) => event.persisted && wake(true), { signal });
	window.addEventListener('online', () => wake(false), { signal });
	const timer = setInterval(() => visible() && wake(false), EVERY_MS);
	signal.addEventListener('abort', () => clearInterval(timer));
	return () => leave.abort();
}
