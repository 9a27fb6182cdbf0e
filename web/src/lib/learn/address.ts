import { to } from '#lib/language.ts';

/** A link of an article as an address: our own paths keep the language, others stay. */
export function linkAddress(link: string): string {
	return link.startsWith('/') ? to(link as `/${string}`) : link;
}
