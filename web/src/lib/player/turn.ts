import type { Dose } from './dose.ts';

export type Side = 'left' | 'right';
export type SkipReason = 'pain' | 'time' | 'unsure' | 'equipment';

/** One step of a routine, ready to be played: content and, where a therapist changed it, her dose. */
export interface PlanStep {
	exercise: string;
	kind: string;
	sides: 'none' | 'both' | 'one';
	dose: Dose;
	easierDose: Dose | null;
}

/** One exercise on one side, and what became of it. */
export interface Turn {
	exercise: string;
	side: Side | null;
	calm: boolean;
	dose: Dose;
	easierDose: Dose | null;
	/** The set (from 0) from which the easier dose counts; null while it was not asked for. */
	easierFrom: number | null;
	easier: boolean;
	done: boolean;
	skipped: SkipReason | null;
}

/** Kinds that stay allowed when pain is strong, and while a doctor is to be asked first (brief: breathing, rest, warmth). */
const CALM_KINDS = new Set(['breathing', 'relaxation']);

export function isCalm({ kind }: { kind: string }): boolean {
	return CALM_KINDS.has(kind);
}

export function turnsOf(plan: readonly PlanStep[]): Turn[] {
	return plan.flatMap((step) => sidesOf(step).map((side) => freshTurn(step, side)));
}

function sidesOf(step: PlanStep): (Side | null)[] {
	return step.sides === 'both' ? ['left', 'right'] : [null];
}

function freshTurn(step: PlanStep, side: Side | null): Turn {
	return {
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
