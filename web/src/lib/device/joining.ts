/** How the anonymous holder of this device gets an account. Loaded when it happens. */

import { moveChart } from '../chart/people.ts';
import {
	type Accepted,
	type AcceptWanted,
	type Api,
	ApiError,
	type InvitationKey,
	type SignUp
} from './api.ts';
import type { Person } from './api_shapes.ts';
import { step } from './chart_store.ts';
import type { Connection } from './connection.ts';
import { newId } from './ids.ts';
import { whereabouts } from './whereabouts.ts';
import type { PersonSchema } from './person_store.ts';
import { type Holder, known, type Registry } from './registry.ts';

type Storage = Connection<PersonSchema>;

/** What a person may say about themselves. All of it may be missing: a nameless account. */
export interface NewAccount {
	name?: string;
	login?: string;
	password?: string;
}

export interface Consent {
	answers: boolean;
	textVersion: string;
}

/**
 * Makes the account of this device's anonymous holder. The ids were made with the holder, so that asking twice makes one
 * account. A chart id that another account owns (the profile was copied) is changed for a fresh one, entry ids stay.
 */
export async function makeAccount(
	api: Api,
	registry: Registry,
	holder: Holder,
	storage: Storage,
	wanted: NewAccount,
	language: string
): Promise<Holder> {
	const asked: SignUp = { ...whereabouts(language), ...idsOf(holder), ...wanted };
	const account = await api.signUp(asked).catch(async (problem: unknown) => {
		if (!isTaken(problem)) throw problem;
		return api.signUp({ ...asked, ...idsOf(await freshChart(registry, holder, storage)) });
	});
	const person: Person = { id: account.person, name: wanted.name ?? null, login: wanted.login ?? null };
	return remember(registry, holder, { person, chart: account.chart, deed: account.deed, roles: ['client'] });
}

/**
 * Accepts an invitation as the person signed in, or by a nameless account made of this device's holder. Somebody signed in
 * without a chart, as a therapist is at first, brings the id of the one to be made.
 */
export async function accept(
	api: Api,
	registry: Registry,
	holder: Holder,
	storage: Storage,
	key: InvitationKey,
	consent: Consent,
	language: string
): Promise<Holder> {
	const wanted: AcceptWanted = {
		...key,
		...whereabouts(language),
		consents: { chart: true, answers: consent.answers },
		text_version: consent.textVersion,
		device: holder.device
	};
	const ids = holder.person && holder.chart ? {} : idsOf(holder);
	const accepted: Accepted = await api
		.acceptInvitation({ ...wanted, ...ids })
		.catch(async (problem: unknown) => {
			if (holder.person || !isTaken(problem)) throw problem;
			return api.acceptInvitation({ ...wanted, ...idsOf(await freshChart(registry, holder, storage)) });
		});
	return remember(registry, holder, { ...known(accepted), deed: accepted.deed });
}

/**
 * Signs a nameless person in again, whose cookie is gone or whose account the server lost in a restore: the ids made here and
 * the deed are all they have. The server refuses it on a device that was signed out on purpose.
 */
export async function comeBack(api: Api, holder: Holder, language: string): Promise<void> {
	const { person, deed } = holder;
	if (!person || !deed) return;
	await api.signUp({ ...whereabouts(language), ...idsOf(holder), person: person.id, deed });
}

function idsOf(holder: Holder): { signup: string; chart: string; device: string } {
	return { signup: holder.signup, chart: holder.chart ?? newId(), device: holder.device };
}

function isTaken(problem: unknown): boolean {
	return problem instanceof ApiError && problem.code === 'CHART_TAKEN';
}

/** Another sign-up as well: the old one, in the copy of this profile, has its account. */
async function freshChart(registry: Registry, holder: Holder, storage: Storage): Promise<Holder> {
	const fresh = { chart: newId(), signup: newId() };
	const old = holder.chart;
	if (old) await step(storage, old, (state) => moveChart(state, fresh.chart));
	return remember(registry, holder, fresh);
}

async function remember(registry: Registry, holder: Holder, change: Partial<Holder>): Promise<Holder> {
	return (await registry.change(holder.database, change)) ?? { ...holder, ...change };
}
