import type { Questions } from '#generated/types.ts';
import type { Answers } from '#lib/assessment/conditions.ts';

/** A check in the middle, as it is kept on the device. */
export interface CheckDraft {
	/** Version of the questions it answers. */
	version: number;
	/** Without those about mood: they are written nowhere, and asked anew. */
	answers: Answers;
	/** When the oldest of those was given that may not be so some hours later; milliseconds since 1970. */
	at: number;
	/** An earlier result that this one takes the place of. */
	replaces: string | null;
	/** Its result was seen, and is recorded nowhere: it is somebody else's, or there is no chart. */
	seen: boolean;
}

export const DRAFT = 'check';

/** Whether a kept draft still fits the questions of this version of the app. */
export function isUsable(draft: CheckDraft | null, version: number): draft is CheckDraft {
	return draft !== null && draft.version === version;
}

const HOLDS_MS = 12 * 60 * 60 * 1000;

/** Answers from the moment `at`, without those that may not be so any more. Source: our own judgement. */
export function stillSo(answers: Answers, at: number, { questions }: Questions, now: number): Answers {
	if (Math.abs(now - at) < HOLDS_MS) return answers;
	const faded = questions.filter(({ fades }) => fades).map(({ id }) => id);
	return Object.fromEntries(Object.entries(answers).filter(([id]) => !faded.includes(id)));
}

/** Whether there is an answer among them that may not be so some hours later. */
export function fades(answers: Answers, { questions }: Questions): boolean {
	return questions.some((question) => question.fades && answers[question.id] !== undefined);
}
