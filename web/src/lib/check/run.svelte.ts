import { isEmergency, keptAnswers } from '#lib/assessment/answers.ts';
import { book } from '#lib/assessment/book.ts';
import type { Answers, Given } from '#lib/assessment/conditions.ts';
import { evaluate, type Verdict } from '#lib/assessment/evaluate.ts';
import { happenedAt } from '#lib/chart/record.ts';
import { device } from '#lib/device/device.svelte.ts';
import { Place } from '#lib/device/place.svelte.ts';
import type { Bodies } from '#lib/chart/kinds.ts';
import { latest } from '#lib/progress/facts.ts';
import { DRAFT, fades, isUsable, stillSo, type CheckDraft } from './draft.ts';
import { assessmentBody, keeping, shareable, type Said } from './keeping.ts';

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
	#replaces: string | null = null;
	/** Whose check it is: another person who signs in on this device must not find it, nor find it in their records. */
	#place: Place | null = $state.raw(null);

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
	}

	/**
	 * Opens a finished check again, to change an answer; `at` is when it was taken. The answers about mood were not kept and are asked
	 * anew, and so are those that may not be so any more.
	 */
	reopen(answers: Answers, entry: string | null, at: number): void {
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

	/** Judges the answers and records the result once, in place of the one it corrects; again after it could not be stored. */
	async finish(today: string, said: Said): Promise<void> {
		const place = this.#place;
		if (!place || (this.kept !== 'no' && this.kept !== 'failed')) return;
		const verdict = evaluate(book, this.answers, today);
		const decision = keeping(book, this.answers, verdict);
		this.kept = 'saving';
		const kept = await this.#keep(place, verdict, decision, said).catch((): Kept => 'failed');
		// Meanwhile an answer may have been changed, or somebody else seated.
		if (this.#place === place && this.kept === 'saving') this.kept = kept;
	}

	async #keep(
		place: Place,
		verdict: Verdict,
		decision: ReturnType<typeof keeping>,
		said: Said
	): Promise<Kept> {
		const kept = await this.#keepResult(place, verdict, decision, said);
		// What is in the chart needs no draft. One that stays beside it is a nuisance, no loss.
		if (kept === 'saved') await place.drafts.drop(DRAFT).catch(() => undefined);
		// Only what is gone may be called so: otherwise it is tried again.
		else if (kept === 'private') await place.drafts.drop(DRAFT);
		// Nothing else knows of this one, should the page be loaded anew: it stays until it is left.
		else if (this.#place === place) await this.#saveDraft(true);
		return kept;
	}

	async #keepResult(
		place: Place,
		verdict: Verdict,
		decision: ReturnType<typeof keeping>,
		said: Said
	): Promise<'saved' | 'someone_else' | 'private' | 'no_chart'> {
		if (decision === 'someone_else') return decision;
		const { outcome, when } = verdict;
		if (decision === 'private') {
			await place.keepUnrecorded({
				outcome,
				when,
				at: happenedAt(Date.now(), -new Date().getTimezoneOffset())
			});
		}
		if (place.hasNoChart) return decision === 'private' ? decision : 'no_chart';
		const entry = decision === 'keep' ? await this.#record(place, verdict, said) : null;
		// The new result stands, and counts: what fails from here on takes nothing from that.
		if (entry) await place.keepUnrecorded(null).catch(() => undefined);
		await this.#withdrawReplaced(place, entry).catch(() => undefined);
		return decision === 'keep' ? 'saved' : decision;
	}

	async #record(place: Place, verdict: Verdict, said: Said): Promise<string> {
		const body = assessmentBody(book.rules.version, verdict, said);
		const entry = await place.record('assessment', body, { answers: shareable(this.answers) });
		return entry.id;
	}

	async #withdrawReplaced(place: Place, by: string | null): Promise<void> {
		const old = place.chart?.entries.find(({ id }) => id === this.#replaces);
		this.#replaces = by;
		if (old) await place.chart?.withdraw(old);
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

/** The last result in the chart with its answers, as far as this device has them. */
export function lastResult(): {
	id: string;
	body: Bodies['assessment'];
	/** ISO 8601 with offset. */
	at: string;
	answers: Answers | null;
} | null {
	const entry = latest(device.chart?.entries ?? [], 'assessment');
	if (!entry) return null;
	const whole = device.chart?.entries.find(({ id }) => id === entry.id);
	const answers = whole?.detail ? (JSON.parse(whole.detail) as { answers: Answers }).answers : null;
	return { id: entry.id, body: entry.body, at: entry.happened_at, answers };
}
