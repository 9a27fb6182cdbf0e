/**
 * Whoever works by keyboard stays in `whole`: when what had the focus there is gone, they go on at the top of what there is now, in a
 * sheet at its title. The focus moves for that alone: a screen reader says the name of `whole` then, over what is being said of the
 * exercise. Returns what ends it.
 */
export function keepFocusIn(whole: HTMLElement): () => void {
	let last: Element | null = null;
	const note = ({ target }: FocusEvent) => (last = target as Element);
	const look = () => {
		if (last?.isConnected !== false || whole.contains(document.activeElement)) return;
		(whole.querySelector<HTMLElement>('dialog[open] h2') ?? whole).focus();
	};
	whole.addEventListener('focusin', note);
	// A sheet that closes gives the focus back by itself, which is waited for.
	const watch = new MutationObserver(() => requestAnimationFrame(look));
	watch.observe(whole, { childList: true, subtree: true });
	return () => {
		watch.disconnect();
		whole.removeEventListener('focusin', note);
	};
}
