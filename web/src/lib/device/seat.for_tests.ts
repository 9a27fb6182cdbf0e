/** What tests of a seat do and look at: whoever sits there, and what their chart shows. */
import type { Me } from './api_shapes.ts';
import { newId } from './ids.ts';
import type { Seat } from './seat.svelte.ts';

export function me(id: string, chart: string | null, roles: Me['roles'] = ['client']): Me {
	return { person: { id, name: null, login: null }, chart, roles, sign_in: newId(), links: [] };
}

/** Records a rating; the id of its entry. */
export async function rate(seat: Seat, value: number): Promise<string> {
	const entry = await seat.chart?.record('rating', { measure: 'tension', value });
	if (!entry) throw new Error('no chart');
	return entry.id;
}

export function shown(seat: Seat): (string | undefined)[] {
	return seat.chart?.entries.map((entry) => entry.id) ?? [];
}

export function current({ holder, opened }: Seat) {
	if (!holder || !opened) throw new Error('nobody seated');
	return { holder, storage: opened.storage };
}
