import type { Standing } from '../chart/protocol.ts';
import type { ApiError } from './api.ts';
import type { ChartState } from './shapes.ts';

export interface Situation {
	/** Null when the chart was taken from this device. */
	standing: Standing | null;
	unsent: number;
	sending: boolean;
	/** How the last exchange failed, null when it did not. */
	problem: ApiError | null;
	/** Whether everything was exchanged at least once. */
	synced: boolean;
}

/** The one word for how a chart stands, the most pressing first. */
export function chartState({ standing, unsent, sending, problem, synced }: Situation): ChartState {
	if (standing === null) return 'ended';
	if (standing === 'local') return 'here_only';
	if (standing === 'unknown') return 'gone';
	if (standing === 'update_app') return 'update_app';
	if (standing === 'signed_out') return problem?.code === 'OTHER_PERSON' ? 'other_person' : 'signed_out';
	if (sending && (unsent > 0 || !synced)) return 'sending';
	if (problem !== null) return problem.noAnswer ? 'offline' : 'trouble';
	if (standing === 'update_server') return 'trouble';
	return unsent > 0 || !synced ? 'unsent' : 'sent';
}
