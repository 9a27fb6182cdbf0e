import type { Role } from '#lib/device/api_shapes.ts';
import { m } from '#lib/paraglide/messages.js';

export interface Destination {
	path: `/${string}`;
	label: () => string;
	/** A stroke path in a 24 by 24 box. */
	icon: string;
}

const CLIENTS: Destination = {
	path: '/therapist',
	label: m.nav_clients,
	icon: 'M9 11a3 3 0 1 0-.01 0M3.5 19c.7-3.300 3-4.500 5.500-4.500s4.800 1.200 5.500 4.500M16 10.500a2.500 2.500 0 1 0-.01 0M17 14.500c2 .3 3.200 1.700 3.500 4'
};

const ROUTINES: Destination = {
	path: '/routines',
	label: m.nav_routines,
	icon: 'M12 6.5a1.8 1.8 0 1 0-.01 0M5 11h14M12 9v5l-4 6M12 14l4 6'
};

const LEARN: Destination = {
	path: '/learn',
	label: m.nav_learn,
	icon: 'M12 6c-2-1.300-5-1.500-8-1v13c3-.5 6-.3 8 1c2-1.300 5-1.500 8-1V5c-3-.5-6-.3-8 1v13'
};

const OF_CLIENTS: Destination[] = [
	{ path: '/', label: m.nav_today, icon: 'M4 12a8 8 0 1 0 16 0a8 8 0 1 0-16 0M12 7v5l3 2' },
	{ path: '/check', label: m.nav_check, icon: 'M5 5h14v14H5zM9 12l2.200 2.200L15.500 10' },
	ROUTINES,
	LEARN,
	{ path: '/progress', label: m.nav_progress, icon: 'M4 19h16M5 15c3 0 3-7 6-7s3 5 8-3' }
];

/** The screens of the navigation, in thumb order: a therapist without a chart of their own has no Today. */
export function destinations(roles: Role[], hasChart: boolean): Destination[] {
	if (!roles.includes('therapist')) return OF_CLIENTS;
	return hasChart ? [CLIENTS, ...OF_CLIENTS] : [CLIENTS, ROUTINES, LEARN];
}

/** Whether the screen at `path` is the one shown, or holds the one shown. */
export function isHere(path: string, shown: string): boolean {
	return path === '/' ? shown === '/' : shown === path || shown.startsWith(`${path}/`);
}
