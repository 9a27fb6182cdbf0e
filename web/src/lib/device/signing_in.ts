/** Who comes to this device with a login, or with a one-time link of the clinic. Loaded when it happens. */

import type { Api, Credentials } from './api.ts';
import { endOldSignIn } from './check_in.ts';
import { newId } from './ids.ts';
import type { Seat } from './seat.svelte.ts';
import { nameOfThisDevice, whereabouts } from './whereabouts.ts';

/** Seats the person of this login; where they were here before, in their own records. */
export async function signIn(api: Api, seat: Seat, login: string, password: string): Promise<void> {
	await endOldSignIn(api, seat.registry);
	const row = (await seat.registry.all()).find((known) => known.person?.login === login);
	const device = row?.device ?? newId();
	const me = await api.signIn({ login, password, device, device_name: nameOfThisDevice() });
	await seat.registry.keepEndSignIn(false);
	await seat.become(me, device, me.roles.includes('client'));
}

/** Makes a therapist's account by the token of a link, and seats them. */
export async function joinClinic(
	call: Api['makeOwner'],
	seat: Seat,
	token: string,
	wanted: Credentials,
	language: string
): Promise<void> {
	const device = newId();
	const me = await call({ ...whereabouts(language), ...wanted, token, device });
	await seat.become(me, device, false);
}
