// Words said aloud, where this device has a voice of its own for the language. A voice in the network would send them to strangers.

function localVoice(language: string): SpeechSynthesisVoice | null {
	if (typeof speechSynthesis === 'undefined') return null;
	const voices = speechSynthesis.getVoices().filter(({ localService }) => localService);
	return (
		voices.find(({ lang }) => lang === language) ??
		voices.find(({ lang }) => lang.split(/[-_]/)[0] === language.split('-')[0]) ??
		null
	);
}

/** Calls `then` now and whenever the voices of this device become known; returns how to stop listening. */
export function watchVoices(language: string, then: (available: boolean) => void): () => void {
	const tell = () => then(localVoice(language) !== null);
	tell();
	if (typeof speechSynthesis === 'undefined') return () => undefined;
	speechSynthesis.addEventListener('voiceschanged', tell);
	return () => speechSynthesis.removeEventListener('voiceschanged', tell);
}

export interface Saying {
	text: string;
	/** Not at the cost of what is still being said. */
	waits?: boolean;
	/** It was said to its end, or something else is said instead. */
	onend?: () => void;
}

/** Says `text` instead of whatever is being said, or not at all while it `waits`; silent where there is no local voice. */
export function say({ text, waits, onend }: Saying, language: string): void {
	const voice = localVoice(language);
	if (!voice || text === '' || (waits && speechSynthesis.speaking)) return;
	const saying = new SpeechSynthesisUtterance(text);
	saying.voice = voice;
	saying.lang = voice.lang;
	saying.rate = 0.95;
	saying.onend = saying.onerror = () => onend?.();
	if (speechSynthesis.speaking) speechSynthesis.cancel();
	speechSynthesis.speak(saying);
}

export function hush(): void {
	if (typeof speechSynthesis !== 'undefined') speechSynthesis.cancel();
}
