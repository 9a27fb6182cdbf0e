/** The practice under way, kept on this device so that nothing is lost when the tab is killed. */
import { device } from '#lib/device/device.svelte.ts';
import { isWorthKeeping, practiceBody, practiceEntry } from './practice.ts';
import { reopened } from './player.ts';
import type { PlayerState } from './state.ts';

const NAME = 'practice';
/** Raised when PlayerState changes its shape: an older draft is then left alone rather than misread. */
const FORM = 1;

export function keep(state: PlayerState): Promise<void> {
	return device.drafts.save(NAME, { form: FORM, state });
}

/** The unfinished practice of this device, if there is one; a running one comes back asking. */
export async function unfinished(now: number): Promise<PlayerState | null> {
	const draft = await device.drafts.load<{ form: number; state: PlayerState }>(NAME);
	return draft?.form === FORM ? reopened(draft.state, now) : null;
}

/**
 * Records the practice in the chart, once however often it is called, and clears the draft. True when an entry stands in
 * the chart for it; false when there was nothing to keep or this person has no chart. Rejects when it could not be stored.
 */
export async function record(state: PlayerState): Promise<boolean> {
	const { chart } = device;
	const worth = chart !== null && isWorthKeeping(state);
	if (worth && !practiceEntry(chart.all, state)) {
		await chart.record('practice', practiceBody(state), { happenedAt: new Date(state.seen) });
	}
	await device.drafts.drop(NAME);
	return worth;
}

/** An earlier practice that nobody will finish: kept as far as it went. Answers what was kept, or null. */
export async function settle(state: PlayerState): Promise<PlayerState | null> {
	const stopped = state.stage === 'after' || state.stage === 'over' ? state.stopped : 'person';
	const ended: PlayerState = { ...state, stage: 'over', stopped };
	return (await record(ended)) ? ended : null;
}
