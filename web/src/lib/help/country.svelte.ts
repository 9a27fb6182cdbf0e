import * as facts from '#generated/facts.ts';
import type { Country } from '#generated/types.ts';
import { device } from '#lib/device/device.svelte.ts';
import { latest } from '#lib/progress/facts.ts';
import { countryOf } from './country.ts';

const KEY = 'unknot-country';

let chosen: string | null = $state(stored());

/** Storage may be closed to us (private browsing); then the choice lasts as long as the page. */
function stored(): string | null {
	try {
		return typeof localStorage === 'undefined' ? null : localStorage.getItem(KEY);
	} catch {
		return null;
	}
}

/** The country whose help numbers are shown, and the person's own choice. */
export const country = {
	get code(): string {
		const hints = {
			chosen,
			profile: latest(device.chart?.entries ?? [], 'profile')?.body.country ?? null,
			clinic: device.installation?.clinic?.country ?? null,
			// Not before more is known: the page as built, and the moment until the storage is open, show no guess that changes.
			languages: device.ready ? navigator.languages : []
		};
		return countryOf(hints, facts.countries);
	},
	/** Its numbers. */
	get facts(): Country | undefined {
		return facts.countries.find(({ code }) => code === this.code);
	},
	choose(code: string): void {
		chosen = code;
		try {
			localStorage.setItem(KEY, code);
		} catch {
			// It stays chosen until the page is closed.
		}
	}
};
