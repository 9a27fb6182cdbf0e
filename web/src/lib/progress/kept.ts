import { m } from '#lib/paraglide/messages.js';
import { ago } from './when.ts';

export interface KeptFacts {
	state: string;
	unsent: number;
	syncedAt: Date | null;
	/** A therapist sees the chart. */
	shared: boolean;
}

/** Where the records of a chart are, in one sentence that never says more than is known. */
export function keptWords(
	{ state, unsent, syncedAt, shared }: KeptFacts,
	now: Date,
	language: string
): string {
	if (state === 'here_only' || !syncedAt) return m.kept_here();
	if (unsent > 0) return m.kept_unsent({ count: unsent });
	const when = ago(syncedAt, now, language);
	return shared ? m.kept_therapist({ when }) : m.kept_server({ when });
}
