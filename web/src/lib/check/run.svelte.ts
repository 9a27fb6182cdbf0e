import { isEmergency, keptAnswers } from '#lib/assessment/answers.ts';
import { book } from '#lib/assessment/book.ts';
import type { Answers, Given } from '#lib/assessment/conditions.ts';
import { stayLifted } from '#lib/assessment/stay_lifted.ts';
import { evaluate, type Verdict } from '#lib/assessment/evaluate.ts';
import { Place } from '#lib/device/place.svelte.ts';
import { changedSince } from './changed.ts';
import { DRAFT, fades, isUsable, stillSo, type CheckDraft } from './draft.ts';
import { resultBefore, wasSeen, type ResultBefore } from './before.ts';
import { shareable, type Said } from './keeping.ts';
import { store, type Finished } from './storing.ts';

const { version } = book.questions;

/**
 * `saved`: in the chart. `someone_else`, `private`: on purpose not. `no_chart`: this person keeps no records of their own here. `failed`:
 * this device stores nothing at the moment.
 */
export type Kept = 'no' | 'saving' | 'saved' | 'someone_else' | 'private' | 'no_chart' | 'failed';

/** The check under way, or the one just finished. One at a time on a device. */
class Check {
	answers: Answers = $state.raw({});
	kept: Kept = $state('no');
	/** An answer of a finished check is being changed. */
	changing = $state(false);
	/** It was begun before this page was loaded. */
	begunEarlier = false;
	/** Its result was seen before this page was loaded, and is recorded nowhere. */
	seen = false;
	/** When the oldest of those answers was given that may not be so some hours later; milliseconds since 1970. */
	at = Date.now();
	#replaces: string | null = $state(null);
	#slip = false;
	/** Whose check it is: another person who signs in on this device must not find it, nor find it in their records. */
	#place: Place | null = $state.raw(null);

	/** The entry of the result, once it is recorded; before that, of the one it takes the place of. */
	get entry(): string | null {
		return this.#replaces;
	}

	/** Whether answers of the person now at this device are in memory. */
	get isHere(): boolean {
		return this.#place?.isHere === true && Object.keys(this.answers).length > 0;
	}

	/** Whether it was begun by somebody who is not seated any more. */
	get isAnothers(): boolean {
		return this.#place?.isHere === false;
	}

	/** Goes on with what is kept on this device, else begins with nothing answered. */
	async startUnlessDraft(): Promise<void> {
		const place = new Place();
		// What cannot be read is no draft, and is left alone: it may be read another time.
		const draft = await place.drafts.load<CheckDraft>(DRAFT).catch(() => null);
		if (!isUsable(draft, version)) return this.#start(place);
		this.#place = place;
		this.answers = stillSo(draft.answers, draft.at, book.questions, Date.now());
		this.at = draft.at;
		this.kept = 'no';
		this.changing = draft.replaces !== null;
		this.begunEarlier = true;
		this.seen = draft.seen;
		this.#replaces = draft.replaces;
	}

	async startAgain(): Promise<void> {
		const place = new Place();
		this.#start(place);
		await place.drafts.drop(DRAFT).catch(() => undefined);
	}

	#start(place: Place): void {
		this.#place = place;
		this.answers = {};
		this.kept = 'no';
		this.changing = false;
		this.begunEarlier = false;
		this.seen = false;
		this.#replaces = null;
		this.#slip = false;
	}

	/**
	 * Opens a finished check again, to change an answer, or one that was a `slip`; `at` is when it was taken. The answers about mood were not kept and are asked
	 * anew, and so are those that may not be so any more.
	 */
	reopen(answers: Answers, entry: string | null, at: number, slip = false): void {
		this.#slip = slip;
		this.#place = new Place();
		this.answers = stillSo(answers, at, book.questions, Date.now());
		this.at = at;
		this.changing = true;
		this.#replaces = entry ?? this.#replaces;
		void this.#saveDraft();
	}

	/** Takes one answer. True when it means an emergency: then the result comes at once. */
	answer(question: string, given: Given): boolean {
		if (this.isAnothers) return false;
		this.kept = 'no';
		this.seen = false;
		if (!fades(this.answers, book.questions)) this.at = Date.now();
		this.answers = keptAnswers(book, { ...this.answers, [question]: given });
		void this.#saveDraft();
		return isEmergency(book, this.answers);
	}

	/** What the answers lead to, after what clinicians have said to the same answers before. */
	judge(today: string): Verdict {
		return evaluate(book, this.answers, today, this.#cleared(today));
	}

	#cleared(today: string): string[] {
		if (this.answers['who'] === 'someone_else') return [];
		return stayLifted(book, this.#place?.chart?.entries ?? [], this.#before(), this.answers, today);
	}

	/** The result in the chart before this one, where its answers are here. */
	#before(): ResultBefore | null {
		const entries = this.#place?.chart?.entries ?? [];
		return resultBefore(entries, this.#replaces);
	}

	/** Judges the answers and records the result once, in place of the one it corrects; again after it could not be stored. */
	async finish(today: string, said: Said): Promise<void> {
		const place = this.#place;
		if (!place || (this.kept !== 'no' && this.kept !== 'failed')) return;
		const finished: Finished = {
			answers: this.answers,
			verdict: this.judge(today),
			today,
			cleared: this.#cleared(today),
			changed: this.#changed(),
			replaces: this.#replaces
		};
		this.kept = 'saving';
		const kept = await this.#keep(place, finished, said).catch((): Kept => 'failed');
		// Meanwhile an answer may have been changed, or somebody else seated.
		if (this.#place === place && this.kept === 'saving') this.kept = kept;
	}

	/** A slip was no result yet: it counts once its page is left. */
	#changed(): Finished['changed'] {
		const before = this.#before();
		if (!before || this.#slip || !wasSeen(before.entry, this.#replaces, Date.now())) return undefined;
		return changedSince({ body: before.entry.body, answers: before.answers }, shareable(this.answers));
	}

	async #keep(place: Place, finished: Finished, said: Said): Promise<Kept> {
		const { stored, entry } = await store(place, finished, said);
		this.#replaces = entry;
		// What is in the chart needs no draft. One that stays beside it is a nuisance, no loss.
		if (stored === 'saved') await place.drafts.drop(DRAFT).catch(() => undefined);
		// Only what is gone may be called so: otherwise it is tried again.
		else if (stored === 'private') await place.drafts.drop(DRAFT);
		// Nothing else knows of this one, should the page be loaded anew: it stays until it is left.
		else if (this.#place === place) await this.#saveDraft(true);
		return stored;
	}

	async #saveDraft(seen = false): Promise<void> {
		const draft: CheckDraft = {
			version,
			answers: shareable(this.answers),
			at: this.at,
			replaces: this.#replaces,
			seen
		};
		// Not being able to keep a draft must not stop the check; the state line says that nothing is saved.
		await this.#place?.drafts.save(DRAFT, draft).catch(() => undefined);
	}
}

export const check = new Check();
