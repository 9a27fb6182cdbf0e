/** What this device asks the server at its start and when it returns. */

import { type Api, ApiError, type Send } from './api.ts';
import type { Me } from './api_shapes.ts';
import { newId } from './ids.ts';
import type { Holder, Registry } from './registry.ts';
import type { Seat } from './seat.svelte.ts';

/** `send`, noting an answer that nobody is signed in: it is said of whoever was seated when it was asked. */
export function heeding(send: Send, seated: () => Seat | null): Send {
	return async (method, path, body) => {
		const asking = seated()?.opened;
		try {
			return await send(method, path, body);
		} catch (problem) {
			const seat = seated();
			const isSignedOut = problem instanceof ApiError && problem.code === 'SIGNED_OUT';
			if (isSignedOut && seat && seat.opened === asking) seat.signedOut = true;
			throw problem;
		}
	};
}

/** Tells the server of a sign-out that had no network. */
export async function endOldSignIn(api: Api, registry: Registry): Promise<void> {
	if (!(await registry.endSignIn())) return;
	const { endSignIn } = await import('./leaving.ts');
	await endSignIn(api, registry);
}

/** The browser may be signed in as the holder, or, in a fresh iPhone app, as somebody this device does not know yet. */
export async function meet(api: Api, seat: Seat, signedIn: boolean, language: string): Promise<void> {
	const { holder } = seat;
	if (!holder || (!holder.person && !signedIn) || (await seat.registry.endSignIn())) return;
	const me = await api.me().catch((problem: unknown) => comeBack(api, seat, holder, language, problem));
	if (holder.person?.id === me.person.id) await seat.update(me);
	else if (!holder.person) await seat.become(me, newId(), me.roles.includes('client'));
}

/** Nobody is signed in here: mended for an account without login, since nobody could sign in to it. */
async function comeBack(
	api: Api,
	seat: Seat,
	holder: Holder,
	language: string,
	problem: unknown
): Promise<Me> {
	const isSignedOut = problem instanceof ApiError && problem.status === 401;
	if (!isSignedOut || !holder.deed || holder.person?.login) throw problem;
	const { comeBack: signInAgain } = await import('./joining.ts');
	await signInAgain(api, holder, language);
	await seat.opened?.goOn();
	return api.me();
}
