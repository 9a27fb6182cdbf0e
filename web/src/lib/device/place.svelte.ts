import type { ChartEntry } from '../chart/entry.ts';
import type { Bodies, Kind } from '../chart/kinds.ts';
import type { Unrecorded } from '#lib/assessment/hold.ts';
import type { ChartView } from './chart_view.svelte.ts';
import type { Connection } from './connection.ts';
import { device } from './device.svelte.ts';
import { Drafts } from './drafts.ts';
import type { PersonSchema } from './person_store.ts';
import type { RecordOptions } from './shapes.ts';

/**
 * Where something that goes on longer than a tap is kept: with whoever is seated when it begins, or nowhere. Somebody else may be
 * seated at any moment, also from another tab; what was half done then stays with its owner, as it last stood.
 */
export class Place {
	readonly drafts: Drafts;
	readonly #whose = device.whose;

	constructor() {
		this.drafts = new Drafts(() => this.storage);
	}

	/** Whether the owner is still seated. */
	get isHere(): boolean {
		return device.whose === this.#whose;
	}

	/** The owner's open database; null when somebody else is seated. */
	get storage(): Connection<PersonSchema> | null {
		return this.isHere ? (device.opened?.storage ?? null) : null;
	}

	/** The owner's own chart; null when there is none, and when somebody else is seated. */
	get chart(): ChartView | null {
		return this.isHere ? device.chart : null;
	}

	/** True for a person without a chart of their own, such as a therapist: there is nowhere to record. */
	get hasNoChart(): boolean {
		return this.#whose !== null && this.isHere && device.chart === null;
	}

	/** Makes an entry in the owner's chart. Rejects with NotSaved, also when somebody else is seated by now. */
	record<K extends Kind>(kind: K, body: Bodies[K], options: RecordOptions = {}): Promise<ChartEntry> {
		return device.record(kind, body, { ...options, whose: this.#whose });
	}

	/** Keeps what a result holds back that is not recorded on purpose; null: nothing. Rejects with NotSaved. */
	async keepUnrecorded(result: Unrecorded | null): Promise<void> {
		if (this.isHere) await device.opened?.keepUnrecorded(result);
	}
}
