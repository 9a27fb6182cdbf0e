/** What a screen sees of entries and sync. */

import type { ChartEntry } from '../chart/entry.ts';

export type { ChartEntry } from '../chart/entry.ts';

export interface Refused {
	entry: ChartEntry;
	code: string;
	/** The server's sentence. */
	message: string;
}

/**
 * here_only: no account · sent: the server has everything · unsent: not yet · sending · offline: the last request was not answered ·
 * signed_out, other_person: sign in (as the same person) to send · update_app · ended: the link ended · gone: the server knows no
 * right to it · trouble: the server failed, it is tried again.
 */
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
	/** Full answers of an assessment: the entry's second part, seen only with the second consent. */
	answers?: Record<string, unknown>;
	/** When it happened, where that is not now: a practice found unfinished after a killed tab. */
	happenedAt?: Date;
	/** `device.whose` when this was begun: refused when somebody else is seated by now. */
	whose?: string | null;
}

/**
 * Whether what is made on this device is stored. `outdated`: what is stored here was made by a newer version of the app, and
 * this page can neither read it nor add to it.
 */
export type Saving = 'works' | 'fails' | 'outdated';

/** The entry was not stored on this device. Nothing may be said to be saved. */
export class NotSaved extends Error {}

/** Not stored because of what `outdated` says of `Saving`. */
export class Outdated extends NotSaved {}

export function notStored(saving: Saving, cause?: unknown): NotSaved {
	return new (saving === 'outdated' ? Outdated : NotSaved)('This device stores nothing at the moment.', {
		cause
	});
}
