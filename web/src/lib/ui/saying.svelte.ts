interface Saying {
	place: HTMLElement;
	text: string;
}

/** What is said to a screen reader at the moment: a region that is new on the page would stay unheard (Said.svelte). */
class Sayings {
	now: Saying[] = $state.raw([]);

	/**
	 * Says the sentences that stand in `place`, and each that comes into it later. What no longer stands there is found in
	 * no region either. Call what it returns when the place is gone.
	 */
	follow(place: HTMLElement): () => void {
		const look = () =>
			this.#say(place, new Set([...place.querySelectorAll('p')].map((one) => one.innerText)));
		const changes = new MutationObserver(look);
		changes.observe(place, { childList: true, characterData: true, subtree: true });
		look();
		return () => {
			changes.disconnect();
			this.#say(place, new Set());
		};
	}

	/** A sentence that is said already keeps its element: it would be heard again. */
	#say(place: HTMLElement, texts: Set<string>): void {
		const kept = this.now.filter((one) => one.place !== place || texts.has(one.text));
		for (const one of kept) if (one.place === place) texts.delete(one.text);
		this.now = [...kept, ...[...texts].map((text) => ({ place, text }))];
	}
}

export const sayings = new Sayings();
