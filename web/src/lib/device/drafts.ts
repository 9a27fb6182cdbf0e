import type { Connection } from './connection.ts';
import type { PersonSchema } from './person_store.ts';

/**
 * Under this name stands what an unrecorded result holds back. Nothing of it is half done: it stands among the drafts to go with them
 * into the chart of whoever signs in.
 */
export const UNRECORDED = 'unrecorded';

/** What is half done: a running practice, an assessment in the middle. Written at every step, so that a killed tab resumes. */
export class Drafts {
	readonly #storage: () => Connection<PersonSchema> | null;

	constructor(storage: () => Connection<PersonSchema> | null) {
		this.#storage = storage;
	}

	/** `value` must survive structured cloning: plain data, no runes. Rejects with NotSaved. */
	async save(name: string, value: unknown): Promise<void> {
		await this.#storage()?.write(['drafts'], (tx) =>
			tx.objectStore('drafts').put({ name, value, at: Date.now() })
		);
	}

	async load<Value>(name: string): Promise<Value | null> {
		const row = await this.#storage()?.read(['drafts'], (tx) => tx.objectStore('drafts').get(name));
		return (row?.value as Value | undefined) ?? null;
	}

	async drop(name: string): Promise<void> {
		await this.#storage()?.write(['drafts'], (tx) => tx.objectStore('drafts').delete(name));
	}

	/** Names of what is half done. */
	async names(): Promise<string[]> {
		const names = await this.#storage()?.read(['drafts'], (tx) => tx.objectStore('drafts').getAllKeys());
		return (names ?? []).filter((name) => name !== UNRECORDED);
	}
}
