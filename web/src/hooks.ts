import type { Reroute } from '@sveltejs/kit/hooks';
import { deLocalizeUrl } from '#lib/paraglide/runtime.js';

/** `/es/check` and `/check` are one screen: the language is taken off before a route is looked for. */
export const reroute: Reroute = ({ url }) => deLocalizeUrl(url).pathname;
