import { onMount } from 'svelte';
import { afterNavigate, goto } from '$app/navigation';
import { to } from '#lib/language.ts';
import { ANYTHING, queryOf, readWish, type Wish } from './wish.ts';

/** What is asked for on this screen: the address says it, so that Back, a reload and a shared link lead to the same. */
export class Asking {
	/** The page is written for no address in particular: what is asked for is known only once it is open. */
	wish: Wish = $state.raw(ANYTHING);

	constructor() {
		onMount(() => {
			const typed = this.wish.q;
			this.#read();
			// Somebody was quicker than the script.
			if (typed !== '') this.change({ q: typed });
		});
		afterNavigate(({ type, shallow }) => {
			if (type !== 'enter' && !shallow) this.#read();
		});
	}

	change(part: Partial<Wish>): void {
		this.wish = { ...this.wish, ...part };
		void goto(to('/find') + queryOf(this.wish), { replace: true, shallow: true });
	}

	#read(): void {
		// Not the page's own address, which does not follow what is noted in it.
		this.wish = readWish(new URLSearchParams(location.search));
	}
}
