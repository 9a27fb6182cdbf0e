/** What is said to a screen reader at the moment: a region that is new on the page would stay unheard (Said.svelte). */
class Sayings {
	now: { id: number; text: string }[] = $state.raw([]);
	#last = 0;

	/** Says `text`; call what it returns when it is no longer true. */
	say(text: string): () => void {
		const id = ++this.#last;
		this.now = [...this.now, { id, text }];
		return () => {
			this.now = this.now.filter((saying) => saying.id !== id);
		};
	}
}

export const sayings = new Sayings();
