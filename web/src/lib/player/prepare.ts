/** Which practice a play screen is to run: the one asked for in its address, or the unfinished one of this device. */
import type { PracticeWords } from '#generated/types.ts';
import type { Withdrawn } from '#lib/assessment/withdrawn.ts';
import { happenedAt } from '#lib/chart/record.ts';
import type { Place } from '#lib/device/place.svelte.ts';
import { only } from '#lib/progress/facts.ts';
import { settle, unfinished } from './drafts.ts';
import { minutesOf, planOf, stepsShown, type RoutineShown, type StepShown } from './routines.ts';
import { outward, turnInward } from './outward.ts';
import { forbidding, sift, type LeftOut } from './sift.ts';
import { isLongAgo, leftOf, prepared, type PlayedRoutine, type PlayerState } from './state.ts';
import { assignedSteps, stepsInForce, type WithdrawnExercise } from './withdrawn.ts';
import { sayTime } from './words.ts';
import { m } from '#lib/paraglide/messages.js';

export interface Play {
	state: PlayerState;
	steps: StepShown[];
	/** What of it is withdrawn. */
	out: WithdrawnExercise[];
	minutes: number;
	leftOut: LeftOut[];
	/** What was kept of another practice that nobody finished, in words. */
	kept: string | null;
}

/** What decides which exercises fit: the cautions of the person, and what is withdrawn. */
export interface Fits {
	cautions: readonly string[];
	withdrawn: Withdrawn;
	/** To turn to breath or body unsettles this person. */
	outward: boolean;
	/** Steps by which they breathe slower than exercises say. */
	pace: number;
}

export interface Asked {
	short: boolean;
	/** Every exercise in its easier way, from the start. */
	easier: boolean;
	/** Dark and silent, and nothing is asked. */
	quiet: boolean;
	assignment: string | null;
}

/** Reads `?short=1&easier=1&quiet=1&assignment=<id>`. */
export function askedFor(query: Pick<URLSearchParams, 'get'>): Asked {
	return {
		short: query.get('short') === '1',
		easier: query.get('easier') === '1',
		quiet: query.get('quiet') === '1',
		assignment: query.get('assignment')
	};
}

/** What of an earlier practice cannot be kept now stays on the device, until another one takes its place. */
export async function play(
	place: Place,
	routine: RoutineShown,
	asked: Asked,
	fits: Fits,
	words: PracticeWords
): Promise<Play> {
	const wanted = wantedOf(place, routine, asked, fits.withdrawn, words);
	const { out } = wanted;
	const mine = fits.outward ? outward(wanted.steps, words) : wanted.steps;
	const { steps, leftOut } = sift(mine, fits.cautions);
	const shown = { out, leftOut, minutes: minutesOf(steps) };
	const open = await unfinished(place, Date.now());
	if (open && isSame(open, wanted) && !isLongAgo(open, Date.now()) && isFree(open, out, fits)) {
		// What was begun is finished as it was, even when the content has changed since.
		const state = { ...open, quiet: asked.quiet };
		return { state, steps: stepsShown(open.turns, words), ...shown, kept: null };
	}
	const kept = open ? await settle(place, open).catch(() => null) : null;
	return {
		state: fresh({ ...wanted, steps }, fits.pace),
		steps,
		...shown,
		kept: kept && m.player_kept_earlier({ title: kept.routine.title, time: sayTime(kept.spent / 1000) })
	};
}

interface Wanted extends Asked {
	routine: PlayedRoutine;
	steps: StepShown[];
	out: WithdrawnExercise[];
}

function wantedOf(
	place: Place,
	routine: RoutineShown,
	asked: Asked,
	withdrawn: Withdrawn,
	words: PracticeWords
): Wanted {
	const { id, version, measure } = routine.facts;
	const own: Wanted = {
		...asked,
		routine: { id, version, title: routine.title, measure },
		...stepsInForce(asked.short ? routine.facts.short : routine.facts.steps, withdrawn, words)
	};
	const assigned = only(place.chart?.entries ?? [], 'assignment').find(
		(each) => each.id === asked.assignment
	);
	if (!assigned || asked.short) return own;
	const { steps, ...head } = assigned.body.routine;
	return {
		...own,
		routine: { ...own.routine, version: head.version, title: head.title },
		...stepsInForce(assignedSteps(steps), withdrawn, words)
	};
}

/** Whether nothing that is still to come is withdrawn, forbidden or unsettling by now. */
function isFree(state: PlayerState, out: readonly WithdrawnExercise[], fits: Fits): boolean {
	if (fits.outward && turnInward(leftOf(state).map(({ exercise }) => exercise))) return false;
	return leftOf(state).every(
		({ exercise }) =>
			forbidding(exercise, fits.cautions).length === 0 && !out.some(({ id }) => id === exercise)
	);
}

function isSame(state: PlayerState, wanted: Wanted): boolean {
	return (
		state.routine.id === wanted.routine.id &&
		state.short === wanted.short &&
		state.assignment === wanted.assignment
	);
}

function fresh(wanted: Wanted, pace: number): PlayerState {
	const { routine, short, easier, quiet, assignment, steps } = wanted;
	const now = Date.now();
	const startedAt = happenedAt(now, -new Date(now).getTimezoneOffset());
	const plan = planOf(steps);
	return prepared({ routine, short, easier, quiet, pace, assignment, plan, startedAt }, now);
}
