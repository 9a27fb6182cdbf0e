/** The practice under way, kept on this device so that nothing is lost when the tab is killed. */
import type { Place } from '#lib/device/place.svelte.ts';
import { NotSaved } from '#lib/device/shapes.ts';
import { only } from '#lib/progress/facts.ts';
import { isWorthKeeping, practiceBody, practiceEntry, saysMore } from './practice.ts';
import { reopened } from './player.ts';
import type { PlayerState } from './state.ts';

const NAME = 'practice';
/** Raised when PlayerState changes its shape: an older draft is then left alone rather than misread. */
const FORM = 2;

/** `nothing`: no second was practised. `no_chart`: this person keeps no records of their own here. */
export type Recorded = 'saved' | 'nothing' | 'no_chart';

export function keep(place: Place, state: PlayerState): Promise<void> {
	return place.drafts.save(NAME, { form: FORM, state });
}

/** The unfinished practice of this person, if there is one that can be read; a running one comes back asking. */
export async function unfinished(place: Place, now: number): Promise<PlayerState | null> {
	const draft = await place.drafts.load<{ form: number; state: PlayerState }>(NAME).catch(() => null);
	return draft?.form === FORM ? reopened(draft.state, now) : null;
}

/**
 * Records the practice in the chart, once however often it is called, and clears the draft. What was kept of it before it had ended is
 * corrected. Rejects with NotSaved when it could not be
 * stored, also when somebody else is seated by now: the draft then stays with its owner.
 */
export async function record(place: Place, state: PlayerState): Promise<Recorded> {
	if (!place.isHere) throw new NotSaved('Somebody else uses this device now.');
	const outcome = !isWorthKeeping(state) ? 'nothing' : place.hasNoChart ? 'no_chart' : 'saved';
	if (outcome === 'saved') await write(place, state);
	await place.drafts.drop(NAME);
	return outcome;
}

async function write(place: Place, state: PlayerState): Promise<void> {
	const body = practiceBody(state);
	const happenedAt = new Date(state.seen);
	const known = practiceEntry(place.chart?.all ?? [], state);
	if (!known) return void (await place.record('practice', body, { happenedAt }));
	// Taken back by the person, it stays so.
	const counts = only(place.chart?.entries ?? [], 'practice').find(({ id }) => id === known.id);
	if (counts && saysMore(body, counts.body))
		await place.record('practice', body, { happenedAt, of: known.id });
}

/** An earlier practice that nobody will finish: kept as far as it went. Answers what was kept, or null. */
export async function settle(place: Place, state: PlayerState): Promise<PlayerState | null> {
	const stopped = state.stage === 'after' || state.stage === 'over' ? state.stopped : 'person';
	const ended: PlayerState = { ...state, stage: 'over', stopped };
	return (await record(place, ended)) === 'saved' ? ended : null;
}
