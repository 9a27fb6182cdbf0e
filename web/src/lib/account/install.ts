/**
 * How Unknot gets onto the home screen here. `installed`: it runs from there. `prompt`: the browser asks when told to.
 * `ios` and `dock`: by hand through the share menu, or in Safari on a Mac through the File menu, and the installed app starts with
 * a storage of its own. `menu`: through the browser's menu.
 */
export type InstallWay = 'installed' | 'prompt' | 'ios' | 'dock' | 'menu';

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
	if (isHandheld(browser)) return 'ios';
	if (isSafariOnMac(browser)) return 'dock';
	return browser.offered ? 'prompt' : 'menu';
}

/** iPhone or iPad; an iPad calls itself a Mac, but a Mac has no touch points. */
function isHandheld({ userAgent, touchPoints }: Pick<Browser, 'userAgent' | 'touchPoints'>): boolean {
	return /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1);
}

/** Only Safari names a version of its own there. */
function isSafariOnMac({ userAgent }: Pick<Browser, 'userAgent'>): boolean {
	return /Macintosh.* Version\/[\d.]+ .*Safari\//.test(userAgent);
}

/**
 * Whether WebKit's rule applies, which all browsers of an iPhone follow and Safari on a Mac: what a page stored goes after
 * seven days of use of the browser without a visit to it.
 */
export function mayForget(browser: Pick<Browser, 'userAgent' | 'touchPoints' | 'standalone'>): boolean {
	return (isHandheld(browser) || isSafariOnMac(browser)) && !browser.standalone;
}
