/** Which practice a play screen is to run: the one asked for in its address, or the unfinished one of this device. */
import type { Words } from '#generated/types.ts';
import { happenedAt } from '#lib/chart/record.ts';
import type { Place } from '#lib/device/place.svelte.ts';
import { only } from '#lib/progress/facts.ts';
import { settle, unfinished } from './drafts.ts';
import { minutesOf, planOf, stepsShown, type RoutineShown, type StepShown } from './routines.ts';
import { forbidding, sift, type LeftOut } from './sift.ts';
import { isLongAgo, leftOf, prepared, type PlayedRoutine, type PlayerState } from './state.ts';
import { sayTime } from './words.ts';
import { m } from '#lib/paraglide/messages.js';

export interface Play {
	state: PlayerState;
	steps: StepShown[];
	minutes: number;
	leftOut: LeftOut[];
	/** What was kept of another practice that nobody finished, in words. */
	kept: string | null;
}

export interface Asked {
	short: boolean;
	assignment: string | null;
}

/** Reads `?short=1&assignment=<id>`. */
export function askedFor(query: Pick<URLSearchParams, 'get'>): Asked {
	return { short: query.get('short') === '1', assignment: query.get('assignment') };
}

/** What of an earlier practice cannot be kept now stays on the device, until another one takes its place. */
export async function play(
	place: Place,
	routine: RoutineShown,
	asked: Asked,
	words: Words,
	cautions: readonly string[]
): Promise<Play> {
	const wanted = wantedOf(place, routine, asked, words);
	const sifted = sift(wanted.steps, cautions);
	const shown = { minutes: minutesOf(sifted.steps), leftOut: sifted.leftOut };
	const open = await unfinished(place, Date.now());
	if (open && isSame(open, wanted) && !isLongAgo(open, Date.now()) && isFree(open, cautions)) {
		// What was begun is finished as it was, even when the content has changed since.
		return { state: open, steps: stepsShown(open.turns, words), ...shown, kept: null };
	}
	const kept = open ? await settle(place, open).catch(() => null) : null;
	return {
		state: fresh({ ...wanted, steps: sifted.steps }),
		steps: sifted.steps,
		...shown,
		kept: kept && m.player_kept_earlier({ title: kept.routine.title, time: sayTime(kept.spent / 1000) })
	};
}

interface Wanted extends Asked {
	routine: PlayedRoutine;
	steps: StepShown[];
}

function wantedOf(place: Place, routine: RoutineShown, asked: Asked, words: Words): Wanted {
	const { id, version, measure } = routine.facts;
	const own: Wanted = {
		...asked,
		routine: { id, version, title: routine.title, measure },
		steps: asked.short ? routine.short : routine.steps
	};
	const assigned = only(place.chart?.entries ?? [], 'assignment').find(
		(each) => each.id === asked.assignment
	);
	if (!assigned || asked.short) return own;
	const { steps, ...head } = assigned.body.routine;
	return {
		...own,
		routine: { ...own.routine, version: head.version, title: head.title },
		steps: stepsShown(steps, words)
	};
}

/** Whether nothing that is still to come is forbidden by now. */
function isFree(state: PlayerState, cautions: readonly string[]): boolean {
	return leftOf(state).every(({ exercise }) => forbidding(exercise, cautions).length === 0);
}

function isSame(state: PlayerState, wanted: Wanted): boolean {
	return (
		state.routine.id === wanted.routine.id &&
		state.short === wanted.short &&
		state.assignment === wanted.assignment
	);
}

function fresh({ routine, short, assignment, steps }: Wanted): PlayerState {
	const now = Date.now();
	const startedAt = happenedAt(now, -new Date(now).getTimezoneOffset());
	return prepared({ routine, short, assignment, plan: planOf(steps), startedAt }, now);
}
