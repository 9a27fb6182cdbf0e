import type { Answers } from '#lib/assessment/conditions.ts';

/** A check in the middle, as it is kept on the device. */
export interface CheckDraft {
	/** Version of the questions it answers. */
	version: number;
	/** Without those about mood: they are written nowhere, and asked anew. */
	answers: Answers;
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
