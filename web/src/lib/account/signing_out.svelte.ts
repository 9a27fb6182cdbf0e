import { goto } from '$app/navigation';
import { busy } from '#lib/device/busy.svelte.ts';
import { device } from '#lib/device/device.svelte.ts';
import type { Opened } from '#lib/device/opened.svelte.ts';
import { to } from '#lib/language.ts';
import { Attempt } from './attempt.svelte.ts';
import { download } from './download.ts';

/** Somebody about to sign out: what would go with them, and the ways to leave. */
export class SigningOut {
	/** Names of what is half done here, in no list of what is to be sent. Null until it was read: nothing is promised before. */
	begun = $state.raw<string[] | null>(null);
	/** It could not be read. */
	unread = $state(false);
	/** A practice or a check runs in another window: it belongs to whoever began it. */
	held = $state(false);
	failed = $state<'send' | 'drop' | null>(null);
	/** The copy is saved. */
	exported = $state(false);
	readonly attempt = new Attempt();

	async look(): Promise<void> {
		const { opened } = device;
		this.unread = false;
		const begun = await halfDone(opened).catch(() => null);
		// Slow, and somebody else is seated by now, or the same person anew.
		if (opened !== device.opened) return;
		this.begun = begun;
		this.unread = begun === null;
	}

	leave(choice: 'send' | 'keep' | 'drop') {
		return this.#try(async () => {
			this.held = await busy.anywhere();
			if (this.held || (choice !== 'keep' && !(await this.#knowsAll()))) return;
			if (await device.signOut(choice)) return goto(to('/account'));
			this.failed = choice === 'drop' ? 'drop' : 'send';
			this.exported = false;
		});
	}

	/** Sends and stays: what the server does not take would hold back a sign-out that wants everything sent. */
	send() {
		return this.#try(async () => {
			await device.opened?.syncAll();
			await device.opened?.countUnsent();
			if (device.unsent > 0) this.failed = 'send';
		});
	}

	save() {
		return this.#try(async () => {
			download(await device.exportCopy(), 'unknot-copy.json');
			this.exported = true;
		});
	}

	#try(act: () => Promise<unknown>) {
		return this.attempt.run(() => {
			this.failed = null;
			return act();
		});
	}

	/** Another tab may have begun something since this was read: what nobody was shown is not deleted. */
	async #knowsAll(): Promise<boolean> {
		const shown = this.begun ?? [];
		this.begun = await halfDone(device.opened);
		return this.begun.every((name) => shown.includes(name));
	}
}

/** Nothing for somebody who keeps no records of their own: what they try out is kept nowhere, finished or not. */
async function halfDone(opened: Opened | null): Promise<string[]> {
	return device.chart ? ((await opened?.drafts.names()) ?? []) : [];
}
