import { installWay, mayForget, type InstallWay } from './install.ts';

/** Chrome's own event; not in TypeScript's library. */
interface InstallPromptEvent extends Event {
	prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

let offer: InstallPromptEvent | null = $state.raw(null);

// The offer comes once, soon after loading, whatever screen is shown then: this module is loaded with the layout.
if (typeof window !== 'undefined') {
	window.addEventListener('beforeinstallprompt', (event) => {
		event.preventDefault();
		offer = event as InstallPromptEvent;
	});
	window.addEventListener('appinstalled', () => (offer = null));
}

function facts() {
	const standalone =
		matchMedia('(display-mode: standalone)').matches ||
		(navigator as Navigator & { standalone?: boolean }).standalone === true;
	return {
		userAgent: navigator.userAgent,
		touchPoints: navigator.maxTouchPoints,
		standalone,
		offered: offer !== null
	};
}

/** This browser, as far as installing and forgetting go. During prerendering it is a browser with a menu. */
export const browser = {
	get way(): InstallWay {
		return typeof window === 'undefined' ? 'menu' : installWay(facts());
	},
	get mayForget(): boolean {
		return typeof window !== 'undefined' && mayForget(facts());
	},
	/** Shows the browser's own question; true when the person said yes. */
	async ask(): Promise<boolean> {
		const answer = await offer?.prompt();
		offer = null;
		return answer?.outcome === 'accepted';
	}
};
