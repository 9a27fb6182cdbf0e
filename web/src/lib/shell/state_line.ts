import type { ChartState, Saving } from '#lib/device/shapes.ts';
import { m } from '#lib/paraglide/messages.js';

export interface StateOfDevice {
	ready: boolean;
	saving: Saving;
	online: boolean;
	/** Entries waiting for the server, and those it did not take, over all charts. */
	unsent: number;
	refused: number;
	/** `device.state`: of the own chart, or, where there is none, whether the person is signed out. */
	state: ChartState | null;
}

export interface Line {
	text: string;
	warn: boolean;
	action: 'reload' | 'sign_in' | 'look' | null;
}

/** The one line about storage and network that every screen shows, or null when there is nothing to say. */
export function stateLine({ ready, saving, online, unsent, refused, state }: StateOfDevice): Line | null {
	if (!ready) return null;
	if (saving === 'outdated') return { text: m.state_outdated(), warn: true, action: 'reload' };
	if (saving === 'fails') return { text: m.state_not_saving(), warn: true, action: 'reload' };
	if (refused > 0) return { text: m.state_refused({ count: refused }), warn: true, action: 'look' };
	if (state === 'other_person') return { text: m.state_other_person(), warn: true, action: 'sign_in' };
	if (state === 'signed_out') return { text: m.state_signed_out(), warn: true, action: 'sign_in' };
	if (state === 'update_app') return { text: m.state_update_app(), warn: true, action: 'reload' };
	if (!online) return { text: offline(unsent, state), warn: false, action: null };
	if (unsent > 0 && state !== 'here_only' && state !== 'sending') {
		return { text: m.state_unsent({ count: unsent }), warn: false, action: null };
	}
	return null;
}

function offline(unsent: number, state: ChartState | null): string {
	return unsent > 0 && state !== 'here_only' ? m.state_unsent_offline({ count: unsent }) : m.state_offline();
}
