/** The therapist's clients and open invitations, as the server last gave them. Nothing of it is stored on the device. */
import { device } from '#lib/device/device.svelte.ts';
import type { ClientListed, Invitation } from '#lib/device/api_shapes.ts';

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
		const person = device.person?.id ?? null;
		if (this.loading || person === null) return;
		if (person !== this.#person) this.#forget(person);
		this.loading = true;
		try {
			const [clients, invitations] = await Promise.all([device.api.clients(), device.api.invitations()]);
			this.clients = clients;
			this.invitations = invitations;
			this.at = new Date();
		} catch {
			// `device.online` and the date of the list say it.
		} finally {
			this.loading = false;
		}
	}

	async withdraw(invitation: string): Promise<void> {
		await device.api.withdrawInvitation(invitation);
		this.invitations = this.invitations.filter(({ id }) => id !== invitation);
	}

	#forget(person: string): void {
		this.#person = person;
		this.clients = null;
		this.invitations = [];
		this.at = null;
	}
}

export const clientList = new ClientList();
