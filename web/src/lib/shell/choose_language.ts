import { device } from '#lib/device/device.svelte.ts';
import { languages, localized } from '#lib/language.ts';
import { deLocalizeHref } from '#lib/paraglide/runtime.js';
import { latest } from '#lib/progress/facts.ts';

/** The key that `static/language.js` reads before anything is shown. */
const REMEMBERED = 'unknot-language';

/** Goes on in another language on the same screen, and remembers it: on this device, and in the chart for those who write to its owner. */
export async function chooseLanguage(chosen: string): Promise<void> {
	const tag = languages.find((one) => one === chosen);
	if (!tag) return;
	try {
		localStorage.setItem(REMEMBERED, tag);
	} catch {
		// Storage is full or forbidden: the address says it as well.
	}
	const profile = latest(device.chart?.entries ?? [], 'profile')?.body;
	// A record that fails does not keep anybody in a language they do not read.
	if (profile && profile.language !== tag)
		await device.record('profile', { ...profile, language: tag }).catch(() => undefined);
	const { pathname, search, hash } = location;
	location.assign(localized(deLocalizeHref(pathname), tag) + search + hash);
}
