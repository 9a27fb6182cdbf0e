import { language } from '#lib/language.ts';

/** A number as this person writes it: `5.5`, `5,5`. */
export function sayNumber(value: number): string {
	return new Intl.NumberFormat(dateLanguage()).format(value);
}

/** How this person writes dates: the browser's own variety of the language being shown (`en-GB`), else the language itself. */
export function dateLanguage(shown: string = language()): string {
	const own = typeof navigator === 'undefined' ? [] : navigator.languages;
	return own.find((tag) => tag === shown || tag.startsWith(`${shown}-`)) ?? shown;
}
