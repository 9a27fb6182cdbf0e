/** What therapists have written for the moment when it hurts. Pure. */
import { type Day, dayOf } from '#lib/progress/days.ts';
import { type AnyEntry, type Fact, only, openLinks } from '#lib/progress/facts.ts';

export interface FlareNote {
	therapist: string;
	text: string;
	day: Day;
}

/** The newest of each therapist who is still there and has not taken it away, in the order of their links. */
export function flareNotes(entries: readonly AnyEntry[]): FlareNote[] {
	return openLinks(entries).flatMap(({ body: { therapist, therapist_name } }) => {
		const note = flareNoteBy(entries, therapist);
		return note ? [{ therapist: therapist_name, text: note.body.text, day: dayOf(note) }] : [];
	});
}

/** The one that stands of this therapist; null when there is none. */
export function flareNoteBy(entries: readonly AnyEntry[], therapist: string): Fact<'flare_note'> | null {
	const newest = only(entries, 'flare_note').findLast(({ author }) => author === therapist);
	return newest && newest.body.text !== '' ? newest : null;
}
