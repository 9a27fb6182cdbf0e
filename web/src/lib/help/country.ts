import type { Country } from '#generated/types.ts';

/** Where the numbers of countries that are not listed stand. */
export const OTHER = 'other';

/** What hints at the country, best first. Null or missing where nothing is known. */
export interface Hints {
	/** Chosen by the person on this device. */
	chosen: string | null;
	/** Said in the profile of the chart. */
	profile: string | null;
	clinic: string | null;
	/** The browser's languages, e.g. `en-GB`. */
	languages: readonly string[];
}

/** The country whose numbers to show first. What a person said wins; a guess is only used when it is listed. */
export function countryOf(hints: Hints, countries: readonly Pick<Country, 'code'>[]): string {
	const listed = new Set(countries.map(({ code }) => code));
	const said = hints.chosen ?? hints.profile;
	if (said !== null) return listed.has(said) ? said : OTHER;
	const guesses = [hints.clinic, ...hints.languages.map((tag) => tag.split('-').at(-1) ?? '')];
	return guesses.find((guess) => guess !== null && listed.has(guess)) ?? OTHER;
}

/** Digits and a leading plus, as a `tel:` link wants them. */
export function dialled(number: string): string {
	return number.replace(/[^\d+]/g, '');
}
