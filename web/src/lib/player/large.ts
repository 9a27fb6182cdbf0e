/** The player read from across the room: larger letters, and the whole screen where the browser gives it. */
import { switches } from './switches.svelte.ts';

const CLASS = 'from-afar';

/** Shows what the switch says; the answer undoes it. */
export function showLarge(large: boolean): () => void {
	const page = document.documentElement;
	page.classList.toggle(CLASS, large);
	return () => page.classList.remove(CLASS);
}

/** Only within a tap or a key press: a browser gives the whole screen for nothing else. It may refuse; the letters grow all the same. */
export function changeLarge(): void {
	const large = !switches.now.large;
	switches.set('large', large);
	if (large) void document.documentElement.requestFullscreen?.().catch(() => undefined);
	else leaveFullScreen();
}

export function leaveFullScreen(): void {
	if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
}
