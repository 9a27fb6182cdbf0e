/** What a screen sees of entries and sync. */

export interface ChartEntry {
	id: string;
	kind: string;
	stamp: string;
	/** Wall clock with offset, e.g. `2026-11-22T18:03:11.250+01:00`. */
	happened_at: string;
	/** A person id, `self` before there is an account, or `server`. */
	author: string;
	device: string;
	seq?: number;
	body: Record<string, unknown>;
}

export interface Refused {
	entry: ChartEntry;
	code: string;
	/** The server's sentence. */
	message: string;
}

export type ChartState =
	| 'here_only'
	| 'sent'
	| 'unsent'
	| 'sending'
	| 'offline'
	| 'signed_out'
	| 'other_person'
	| 'update_app'
	| 'ended'
	| 'gone'
	| 'trouble';

export interface RecordOptions {
	/** The entry this one corrects. */
	of?: string;
	/** Second part of an assessment, seen only with the second consent; its digest goes into the body. */
	detail?: object;
	happenedAt?: Date;
}

/** The entry was not stored on this device. Nothing may be said to be saved. */
export class NotSaved extends Error {}
