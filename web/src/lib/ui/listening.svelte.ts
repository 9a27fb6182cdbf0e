import { hush, say, watchVoices } from './voice.ts';

/** What is being read aloud: one thing at a time on a screen. */
class Listening {
	/** Whether this device can read aloud in the language that `watch` was called with. */
	possible = $state(false);
	#what: string | null = $state(null);

	/** Follows the voices of this device; returns how to stop. */
	watch(language: string): () => void {
		return watchVoices(language, (possible) => (this.possible = possible));
	}

	hears(what: string): boolean {
		return this.#what === what;
	}

	/** Reads `texts` aloud, each as a sentence, instead of anything else. */
	begin(what: string, texts: readonly string[], language: string): void {
		this.#what = what;
		say({ text: asSentences(texts), onend: () => this.#ended(what) }, language);
	}

	end(what: string): void {
		if (!this.hears(what)) return;
		this.#what = null;
		hush();
	}

	#ended(what: string): void {
		if (this.hears(what)) this.#what = null;
	}
}

export const listening = new Listening();

/** A voice pauses at a full stop; options and titles have none. */
export function asSentences(texts: readonly string[]): string {
	return texts.map((text) => (/[.?!:]$/.test(text) ? text : `${text}.`)).join(' ');
}
