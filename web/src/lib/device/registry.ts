import type { DBSchema } from 'idb';
import type { Installation, Link, Me, Person, Role } from './api_shapes.ts';
import { Connection } from './connection.ts';
import { newId } from './ids.ts';
import type { Saving } from './shapes.ts';

/** One person, or the nameless holder of a chart without account, on this device. */
export interface Holder {
	/** Name of the database with their entries. */
	database: string;
	/** Null until there is an account. */
	person: Person | null;
	chart: string | null;
	roles: Role[];
	links: Link[];
	/** Given with every sign-in of this person here. */
	device: string;
	/** Made with the holder and sent with the sign-up: sent twice, it makes one account. */
	signup: string;
	deed: string | null;
	/** The person signed out and left records: not opened until they sign in again. */
	locked: boolean;
	/** Database of the records made here before the sign-in that are this person's too, until all of them are sent. */
	mergingFrom: string | null;
	/** The question whether the records made here before are this person's is still open. */
	asking: boolean;
}

interface RegistrySchema extends DBSchema {
	holders: { key: string; value: Holder };
	facts: { key: 'current' | 'installation' | 'endSignIn' | 'askedToKeep'; value: unknown };
}

/** Who is on this device, in a database of its own. Holds no health data. */
export class Registry {
	readonly #connection: Connection<RegistrySchema>;

	constructor(saving: (saving: Saving) => void, name = 'unknot') {
		this.#connection = new Connection<RegistrySchema>(name, 1, createStores, saving);
	}

	/** The holder shown now; made on the spot, nameless and with a new chart, where there is none. */
	current(): Promise<Holder> {
		return this.#connection.write(['holders', 'facts'], async (tx) => {
			const holders = tx.objectStore('holders');
			const name = (await tx.objectStore('facts').get('current')) as string | undefined;
			const known = name === undefined ? undefined : await holders.get(name);
			if (known && !known.locked) return known;
			const holder = (await holders.getAll()).find(isOpenAnonymous) ?? newHolder();
			await holders.put(holder);
			await tx.objectStore('facts').put(holder.database, 'current');
			return holder;
		});
	}

	all(): Promise<Holder[]> {
		return this.#connection.read(['holders'], (tx) => tx.objectStore('holders').getAll());
	}

	/** Stores `holder`, and shows them from now on where `current` is true. */
	put(holder: Holder, { current = false } = {}): Promise<void> {
		return this.#connection.write(['holders', 'facts'], async (tx) => {
			await tx.objectStore('holders').put(holder);
			if (current) await tx.objectStore('facts').put(holder.database, 'current');
		});
	}

	/** Changes the stored holder; answers the result, or null when it is gone. */
	change(database: string, change: Partial<Omit<Holder, 'database'>>): Promise<Holder | null> {
		return this.#connection.write(['holders'], async (tx) => {
			const holder = await tx.objectStore('holders').get(database);
			if (!holder) return null;
			const changed = { ...holder, ...change };
			await tx.objectStore('holders').put(changed);
			return changed;
		});
	}

	remove(database: string): Promise<void> {
		return this.#connection.write(['holders'], (tx) => tx.objectStore('holders').delete(database));
	}

	async installation(): Promise<Installation | null> {
		return ((await this.#fact('installation')) as Installation | undefined) ?? null;
	}

	keepInstallation(installation: Installation): Promise<void> {
		return this.#keep('installation', installation);
	}

	/** Whether a sign-out could not be told to the server yet. */
	async endSignIn(): Promise<boolean> {
		return (await this.#fact('endSignIn')) === true;
	}

	keepEndSignIn(wanted: boolean): Promise<void> {
		return this.#keep('endSignIn', wanted);
	}

	/** True once: whether the browser is to be asked to keep what is stored here. */
	async shouldAskToKeep(): Promise<boolean> {
		if (await this.#fact('askedToKeep')) return false;
		await this.#keep('askedToKeep', true);
		return true;
	}

	probe(): Promise<void> {
		return this.#connection.probe('facts');
	}

	close(): Promise<void> {
		return this.#connection.close();
	}

	#fact(key: RegistrySchema['facts']['key']): Promise<unknown> {
		return this.#connection.read(['facts'], (tx) => tx.objectStore('facts').get(key));
	}

	#keep(key: RegistrySchema['facts']['key'], value: unknown): Promise<void> {
		return this.#connection.write(['facts'], async (tx) => {
			await tx.objectStore('facts').put(value, key);
		});
	}
}

/** What the server says of a person, as a holder keeps it. */
export function known(me: Me): Pick<Holder, 'person' | 'chart' | 'roles' | 'links'> {
	return { person: me.person, chart: me.chart, roles: me.roles, links: me.links };
}

/** Without account, and not waiting to be poured into someone's chart. */
export function isOpenAnonymous(holder: Holder): boolean {
	return holder.person === null && !holder.locked;
}

/** A holder with a chart that is final from the start; an account may take it over. */
export function newHolder(known: Partial<Holder> = {}): Holder {
	return {
		database: `unknot-${newId()}`,
		person: null,
		chart: newId(),
		roles: [],
		links: [],
		device: newId(),
		signup: newId(),
		deed: null,
		locked: false,
		mergingFrom: null,
		asking: false,
		...known
	};
}

function createStores(db: Parameters<ConstructorParameters<typeof Connection<RegistrySchema>>[2]>[0]): void {
	db.createObjectStore('holders', { keyPath: 'database' });
	db.createObjectStore('facts');
}
