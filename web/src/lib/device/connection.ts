import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import { notStored, type Saving } from './shapes.ts';

const OPENING_MS = 8_000;

/** Creates the stores of a database; `from` is 0 for a new one. */
export type Upgrade<Schema extends DBSchema> = (db: IDBPDatabase<Schema>, from: number) => void;

type Mode = 'readonly' | 'readwrite';
type Work<Schema extends DBSchema, M extends Mode, Answer> = (
	tx: IDBPTransaction<Schema, StoreNames<Schema>[], M>
) => Promise<Answer>;

/**
 * One database of this device, kept open against a browser that drops it.
 *
 * Safari closes the connection of a page in the background; the next transaction then fails once, and works on a new
 * connection. After two failures in a row `saving` is told so: from then on nothing may be called saved, until what
 * failed works again. A read that works says nothing about writing: on a full disk only writes fail. A database that a newer
 * version of the app has made is never opened, so nothing is written into it.
 */
export class Connection<Schema extends DBSchema> {
	readonly name: string;
	readonly #version: number;
	readonly #upgrade: Upgrade<Schema>;
	readonly #saving: (saving: Saving) => void;
	#db: Promise<IDBPDatabase<Schema>> | null = null;
	#failed: Mode | null = null;

	constructor(name: string, version: number, upgrade: Upgrade<Schema>, saving: (saving: Saving) => void) {
		this.name = name;
		this.#version = version;
		this.#upgrade = upgrade;
		this.#saving = saving;
	}

	/** A transaction that is on disk, not in a cache of the system, when the promise settles. Rejects with NotSaved. */
	write<Answer>(stores: StoreNames<Schema>[], work: Work<Schema, 'readwrite', Answer>): Promise<Answer> {
		return this.#twice('readwrite', () => this.#once(stores, 'readwrite', work));
	}

	/** Reads within one transaction. Rejects with NotSaved when the storage does not answer. */
	read<Answer>(stores: StoreNames<Schema>[], work: Work<Schema, 'readonly', Answer>): Promise<Answer> {
		return this.#twice('readonly', () => this.#once(stores, 'readonly', work));
	}

	/** Asks the storage for a sign of life, after the page was away. */
	async probe(store: StoreNames<Schema>): Promise<void> {
		await this.read([store], (tx) => tx.objectStore(store).count()).catch(() => undefined);
	}

	async close(): Promise<void> {
		const db = this.#db;
		this.#db = null;
		(await db?.catch(() => null))?.close();
	}

	/** Work is written so that doing it twice is doing it once: a connection may die after the commit and before the news of it. */
	async #twice<Answer>(mode: Mode, attempt: () => Promise<Answer>): Promise<Answer> {
		try {
			const answer = await attempt().catch(async (problem: unknown) => {
				if (!isStorageTrouble(problem)) throw problem;
				await this.close();
				return attempt();
			});
			if (this.#failed !== 'readwrite' || mode === 'readwrite') this.#tell(null, 'works');
			return answer;
		} catch (problem) {
			if (!isStorageTrouble(problem)) throw problem;
			await this.close();
			const newer = problem instanceof DOMException && problem.name === 'VersionError';
			const saving = newer ? 'outdated' : 'fails';
			this.#tell(this.#failed === 'readwrite' ? 'readwrite' : mode, saving);
			throw notStored(saving, problem);
		}
	}

	#tell(failed: Mode | null, saving: Saving): void {
		this.#failed = failed;
		this.#saving(saving);
	}

	async #once<M extends Mode, Answer>(
		stores: StoreNames<Schema>[],
		mode: M,
		work: Work<Schema, M, Answer>
	): Promise<Answer> {
		const db = await this.#open();
		const tx = db.transaction(stores, mode, { durability: 'strict' });
		const done = tx.done;
		// The reason is told by `work` when it fails; without this the same failure is also reported as unhandled.
		done.catch(() => undefined);
		try {
			const answer = await work(tx);
			await done;
			return answer;
		} catch (problem) {
			abort(tx);
			throw problem;
		}
	}

	#open(): Promise<IDBPDatabase<Schema>> {
		this.#db ??= inTime(OPENING_MS, this.#openNow());
		this.#db.catch(() => (this.#db = null));
		return this.#db;
	}

	#openNow(): Promise<IDBPDatabase<Schema>> {
		return openDB<Schema>(this.name, this.#version, {
			upgrade: (db, from) => this.#upgrade(db, from),
			// Another tab deletes or upgrades this database: it must not have to wait for this one.
			blocking: (_current, _wanted, event) => (event.target as IDBDatabase).close(),
			terminated: () => (this.#db = null)
		});
	}
}

function abort(tx: { abort(): void }): void {
	try {
		tx.abort();
	} catch {
		// Already ended, which is what was wanted.
	}
}

/** Whether the storage failed, rather than our own code. */
function isStorageTrouble(problem: unknown): boolean {
	return (
		(problem instanceof DOMException && problem.name !== 'DataError') ||
		(problem instanceof TypeError && typeof indexedDB === 'undefined') ||
		problem instanceof ReferenceError ||
		problem instanceof TooSlow
	);
}

class TooSlow extends Error {}

/** The database when it opens within `ms`; one that opens later is closed, since nobody holds it. */
async function inTime<Database extends { close(): void }>(
	ms: number,
	opening: Promise<Database>
): Promise<Database> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => {
			reject(new TooSlow('The storage did not open.'));
			opening.then((db) => db.close()).catch(() => undefined);
		}, ms);
	});
	return Promise.race([opening, late]).finally(() => clearTimeout(timer));
}
