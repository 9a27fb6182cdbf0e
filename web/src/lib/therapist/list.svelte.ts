/**
 * The therapist's clients and open invitations, as the server last gave them. They stay in memory: on the device are only the names
 * that belong to charts kept there, for when the server gives nothing.
 */
import type { ClientListed, Invitation } from '#lib/device/api_shapes.ts';
import { type KeptClient, keepNames, keptClients } from '#lib/device/clients_kept.ts';
import { device } from '#lib/device/device.svelte.ts';
import { Place } from '#lib/device/place.svelte.ts';

interface Listed {
	/** Null until the server gave them. */
	clients: ClientListed[] | null;
	invitations: Invitation[];
	/** When the server gave them. */
	at: Date | null;
	/** Those whose charts this device holds. */
	kept: KeptClient[];
	loading: boolean;
	/** Why the last load gave nothing; null when it gave the list. */
	problem: unknown;
}

const NOTHING: Listed = { clients: null, invitations: [], at: null, kept: [], loading: false, problem: null };

class ClientList {
	/** What is known, and of whom: nobody else sees it. */
	#known = $state.raw<{ place: Place; listed: Listed } | null>(null);

	/** Of whoever is seated. */
	get now(): Listed {
		return this.#known?.place.isHere ? this.#known.listed : NOTHING;
	}

	/** Asks the server; what was known stays when it gives nothing. */
	async load(): Promise<void> {
		if (this.now.loading || !device.person) return;
		const place = new Place();
		this.#note(place, { loading: true });
		void this.recall();
		try {
			const [clients, invitations] = await Promise.all([device.api.clients(), device.api.invitations()]);
			this.#note(place, { clients, invitations, at: new Date(), problem: null });
		} catch (problem) {
			this.#note(place, { problem });
		}
		this.#note(place, { loading: false });
		await this.keepNames();
	}

	/** Looks up whose charts this device holds: without the server. */
	async recall(): Promise<void> {
		const place = new Place();
		const kept = place.storage && (await keptClients(place.storage).catch(() => null));
		if (kept) this.#note(place, { kept: kept.sort(byName) });
	}

	/** Once the list is there, and once a chart is: whichever comes last. */
	async keepNames(): Promise<void> {
		const { storage } = new Place();
		const { clients, problem } = this.now;
		if (!storage || !clients || problem !== null) return;
		const unlisted = await keepNames(storage, clients).catch(() => []);
		for (const chart of unlisted) void device.opened?.sync(chart);
	}

	async withdraw(invitation: string): Promise<void> {
		const place = new Place();
		await device.api.withdrawInvitation(invitation);
		this.#note(place, { invitations: this.now.invitations.filter(({ id }) => id !== invitation) });
	}

	/** What comes after somebody else was seated is left out. */
	#note(place: Place, news: Partial<Listed>): void {
		if (place.isHere) this.#known = { place, listed: { ...this.now, ...news } };
	}
}

function byName(a: KeptClient, b: KeptClient): number {
	return (a.name ?? '').localeCompare(b.name ?? '');
}

export const clientList = new ClientList();
