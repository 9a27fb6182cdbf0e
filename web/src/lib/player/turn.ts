import type { Dose } from './dose.ts';

export type Side = 'left' | 'right';
export type SkipReason = 'pain' | 'time' | 'unsure' | 'equipment';

/** One step of a routine, ready to be played: content and, where a therapist changed it, her dose. */
export interface PlanStep {
	exercise: string;
	kind: string;
	sides: 'none' | 'both' | 'one';
	position: string;
	/** What has to be at hand. */
	things: readonly string[];
	dose: Dose;
	easierDose: Dose | null;
	/** Seconds to let go in between two holds. */
	letGo: number;
}

/** What comes before an exercise. */
export interface Opening {
	/** Something has to be fetched first: nothing begins until somebody says so. */
	waits: boolean;
	/** Then so many seconds to get ready. */
	seconds: number;
}

/** One exercise on one side, and what became of it. */
export interface Turn {
	exercise: string;
	side: Side | null;
	calm: boolean;
	opening: Opening;
	letGo: number;
	dose: Dose;
	easierDose: Dose | null;
	/** The set (from 0) from which the easier dose counts; null while it was not asked for. */
	easierFrom: number | null;
	easier: boolean;
	done: boolean;
	skipped: SkipReason | null;
	/** Steps by which this person breathes slower than the dose says; absent means as it says. */
	pace?: number;
	/** How many breaths it has, where the pace was changed on the way; absent means as many as the dose has time for. */
	breaths?: number | undefined;
}

/** Kinds that stay allowed when pain is strong, and while a doctor is to be asked first (brief: breathing, rest, warmth). */
const CALM_KINDS = new Set(['breathing', 'relaxation']);

export function isCalm({ kind }: { kind: string }): boolean {
	return CALM_KINDS.has(kind);
}

/** Time to read where to start and to get there: in the position one is in, in a new one, with something in the hands by now. */
const READY = { same: 10, other: 20, fetched: 5 };
const SWITCH_SECONDS = 8;
/** What one is on, or what stands there anyhow. */
const NOT_FETCHED = new Set(['mat', 'chair', 'wall', 'doorway', 'table', 'pillow']);

export function turnsOf(plan: readonly PlanStep[]): Turn[] {
	return plan.flatMap((step, index) =>
		sidesOf(step).map((side) => freshTurn(step, side, openingOf(step, side, plan[index - 1])))
	);
}

/** Before the first exercise nothing waits and nothing takes longer: one has come for it, and begins when one is there. */
function openingOf(step: PlanStep, side: Side | null, earlier: PlanStep | undefined): Opening {
	if (side === 'right') return { waits: false, seconds: SWITCH_SECONDS };
	const missing = step.things.some((thing) => !NOT_FETCHED.has(thing) && !earlier?.things.includes(thing));
	if (earlier && missing) return { waits: true, seconds: READY.fetched };
	const moved = earlier !== undefined && earlier.position !== step.position;
	return { waits: false, seconds: moved ? READY.other : READY.same };
}

function sidesOf(step: PlanStep): (Side | null)[] {
	return step.sides === 'both' ? ['left', 'right'] : [null];
}

function freshTurn(step: PlanStep, side: Side | null, opening: Opening): Turn {
	return {
		opening,
		letGo: step.letGo,
		exercise: step.exercise,
		side,
		calm: isCalm(step),
		dose: step.dose,
		easierDose: step.easierDose,
		easierFrom: null,
		easier: false,
		done: false,
		skipped: null
	};
}

/** Whether turn `index` is the other side of the turn before it. */
export function isOtherSide(turns: readonly Turn[], index: number): boolean {
	const turn = turns[index];
	const earlier = turns[index - 1];
	return turn?.side === 'right' && earlier?.side === 'left' && earlier.exercise === turn.exercise;
}

/** Index of the first turn of the next exercise; `turns.length` when there is none. */
export function nextExercise(turns: readonly Turn[], index: number): number {
	return isOtherSide(turns, index + 1) ? index + 2 : index + 1;
}
