/**
 * How Unknot gets onto the home screen here. `installed`: it runs from there. `prompt`: the browser asks when told to.
 * `ios`: by hand through the share menu, and the installed app starts with a storage of its own. `menu`: through the browser's menu.
 */
export type InstallWay = 'installed' | 'prompt' | 'ios' | 'menu';

export interface Browser {
	userAgent: string;
	touchPoints: number;
	/** Display mode is standalone, or Safari's own `navigator.standalone`. */
	standalone: boolean;
	/** The browser offered its own prompt. */
	offered: boolean;
}

export function installWay(browser: Browser): InstallWay {
	if (browser.standalone) return 'installed';
	if (isApple(browser)) return 'ios';
	return browser.offered ? 'prompt' : 'menu';
}

/** iPhone or iPad; an iPad calls itself a Mac, but a Mac has no touch points. */
export function isApple({ userAgent, touchPoints }: Pick<Browser, 'userAgent' | 'touchPoints'>): boolean {
	return /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1);
}

/** Whether Safari's rule applies: what a page stored goes after seven days of use without a visit to it. */
export function mayForget(browser: Pick<Browser, 'userAgent' | 'touchPoints' | 'standalone'>): boolean {
	return isApple(browser) && !browser.standalone;
}
