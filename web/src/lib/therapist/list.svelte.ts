/** The therapist's clients and open invitations, as the server last gave them; kept with the therapist for when it does not answer. */
import { device } from '#lib/device/device.svelte.ts';
import type { ClientListed, Invitation } from '#lib/device/api_shapes.ts';
import { CLIENTS } from '#lib/device/drafts.ts';
import { Place } from '#lib/device/place.svelte.ts';

interface Kept {
	clients: ClientListed[];
	invitations: Invitation[];
	at: Date;
}

class ClientList {
	clients = $state.raw<ClientListed[] | null>(null);
	invitations = $state.raw<Invitation[]>([]);
	/** When the server last answered. */
	at = $state.raw<Date | null>(null);
	loading = $state(false);
	/** Whose list this is: another person never sees it. */
	#person: string | null = null;

	/** Asks the server; what was known stays when it does not answer. */
	async load(): Promise<void> {
		if (this.loading || !device.person) return;
		this.loading = true;
		const place = new Place();
		try {
			await this.recall();
			const [clients, invitations] = await Promise.all([device.api.clients(), device.api.invitations()]);
			if (place.isHere) await this.#keep(place, { clients, invitations, at: new Date() });
		} catch {
			// `device.online` and the date of the list say it.
		} finally {
			this.loading = false;
		}
	}

	/** The list as this device keeps it, for the names in it: without the server. */
	async recall(): Promise<void> {
		const person = device.person?.id ?? null;
		if (person === null) return;
		if (person !== this.#person) this.#forget(person);
		if (this.clients !== null) return;
		const place = new Place();
		const kept = await place.drafts.load<Kept>(CLIENTS).catch(() => null);
		// The server may have been faster.
		if (kept && this.clients === null && place.isHere) this.#show(kept);
	}

	async withdraw(invitation: string): Promise<void> {
		const place = new Place();
		await device.api.withdrawInvitation(invitation);
		// Where the list was not looked at since the page came, what is kept of it names the invitation all the same.
		await this.recall();
		if (!place.isHere) return;
		const invitations = this.invitations.filter(({ id }) => id !== invitation);
		if (this.clients && this.at)
			await this.#keep(place, { clients: this.clients, invitations, at: this.at }).catch(() => undefined);
	}

	/** Shows it at once, whether or not this device can keep it. */
	async #keep(place: Place, list: Kept): Promise<void> {
		this.#show(list);
		await place.drafts.save(CLIENTS, list);
	}

	#show({ clients, invitations, at }: Kept): void {
		this.clients = clients;
		this.invitations = invitations;
		this.at = at;
	}

	#forget(person: string): void {
		this.#person = person;
		this.clients = null;
		this.invitations = [];
		this.at = null;
	}
}

export const clientList = new ClientList();
