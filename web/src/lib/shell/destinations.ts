import { m } from '#lib/paraglide/messages.js';

export interface Destination {
	path: `/${string}`;
	label: () => string;
	icon: string;
}

/** The five screens of the navigation, in thumb order. Icons are stroke paths in a 24 by 24 box. */
export const destinations: Destination[] = [
	{ path: '/', label: m.nav_today, icon: 'M4 12a8 8 0 1 0 16 0a8 8 0 1 0-16 0M12 7v5l3 2' },
	{ path: '/check', label: m.nav_check, icon: 'M5 5h14v14H5zM9 12l2.2 2.2L15.5 10' },
	{
		path: '/routines',
		label: m.nav_routines,
		icon: 'M12 6.5a1.8 1.8 0 1 0-.01 0M5 11h14M12 9v5l-4 6M12 14l4 6'
	},
	{
		path: '/learn',
		label: m.nav_learn,
		icon: 'M12 6c-2-1.3-5-1.5-8-1v13c3-.5 6-.3 8 1c2-1.3 5-1.5 8-1V5c-3-.5-6-.3-8 1v13'
	},
	{ path: '/progress', label: m.nav_progress, icon: 'M4 19h16M5 15c3 0 3-7 6-7s3 5 8-3' }
];

/** Whether the screen at `path` is the one shown, or holds the one shown. */
export function isHere(path: string, shown: string): boolean {
	return path === '/' ? shown === '/' : shown === path || shown.startsWith(`${path}/`);
}
