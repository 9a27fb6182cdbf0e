import { json } from '@sveltejs/kit';
import { language, to } from '#lib/language.ts';
import { m } from '#lib/paraglide/messages.js';
import { getTextDirection } from '#lib/paraglide/runtime.js';

export const prerender = true;

/** How the installed app introduces itself, in the language of its path. One app, whatever the language: `id` stays. */
export function GET() {
	const icon = (file: string, sizes: string, purpose: string) => ({
		src: `/icons/${file}`,
		sizes,
		type: file.endsWith('.svg') ? 'image/svg+xml' : 'image/png',
		purpose
	});
	const shortcut = (name: string, path: `/${string}`) => ({
		name,
		url: to(path),
		icons: [{ src: '/icons/icon-192.png', sizes: '192x192' }]
	});
	return json({
		id: '/',
		name: m.app_name(),
		short_name: m.app_name(),
		description: m.app_description(),
		lang: language(),
		dir: getTextDirection(),
		start_url: to('/'),
		scope: '/',
		display: 'standalone',
		background_color: '#f6f1e7',
		theme_color: '#f6f1e7',
		categories: ['health', 'lifestyle'],
		icons: [
			icon('icon-192.png', '192x192', 'any'),
			icon('icon-512.png', '512x512', 'any'),
			icon('maskable-192.png', '192x192', 'maskable'),
			icon('maskable-512.png', '512x512', 'maskable'),
			icon('mark.svg', 'any', 'any')
		],
		shortcuts: [
			shortcut(m.nav_routines(), '/routines'),
			shortcut(m.nav_check(), '/check'),
			shortcut(m.nav_help(), '/help')
		]
	});
}
