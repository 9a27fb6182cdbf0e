import { calls, sender, type Api, type InvitationKey } from './api.ts';
import type { Installation, Link, Person, Role } from './api_shapes.ts';
import type { ChartView } from './chart_view.svelte.ts';
import type { ChartEntry, RecordOptions } from './shapes.ts';

export interface SamePersonQuestion {
	kind: 'same_person';
	/** How many entries were made here before the sign-in. */
	entries: number;
}

export interface Credentials {
	name: string;
	login: string;
	password: string;
}

class Device {
	ready = $state(false);
	saving = $state(true);
	online = $state(true);
	person = $state.raw<Person | null>(null);
	roles = $state.raw<Role[]>([]);
	links = $state.raw<Link[]>([]);
	chart = $state.raw<ChartView | null>(null);
	installation = $state.raw<Installation | null>(null);
	question = $state.raw<SamePersonQuestion | null>(null);
	readonly api: Api = calls(sender((answered) => (this.online = answered)));

	record(kind: string, body: object, options: RecordOptions = {}): Promise<ChartEntry> {
		if (!this.chart) return Promise.reject(new Error('This person has no chart of their own.'));
		return this.chart.record(kind, body, options);
	}

	async openChart(_id: string): Promise<ChartView> {
		throw new Error('not yet');
	}

	async signUp(_wanted: Partial<Credentials> & { invitation?: string } = {}): Promise<void> {}

	async signIn(_login: string, _password: string): Promise<void> {}

	async answer(_samePerson: boolean): Promise<void> {}

	async acceptInvitation(
		_key: InvitationKey,
		_consent: { answers: boolean; textVersion: string }
	): Promise<void> {}

	async makeOwner(_token: string, _wanted: Credentials): Promise<void> {}

	async joinAsTherapist(_token: string, _wanted: Credentials): Promise<void> {}

	async signOut(_choice: 'send' | 'keep' | 'drop'): Promise<boolean> {
		return true;
	}

	async exportCopy(): Promise<Blob> {
		throw new Error('not yet');
	}

	async prepareInstall(): Promise<boolean> {
		return false;
	}

	readonly drafts = {
		save: async (_name: string, _value: unknown): Promise<void> => {},
		load: async <Value>(_name: string): Promise<Value | null> => null,
		drop: async (_name: string): Promise<void> => {}
	};
}

export const device = new Device();
