import { onDestroy, untrack } from 'svelte';
import { goto } from '$app/navigation';
import { isOld } from '#lib/assessment/age.ts';
import { book } from '#lib/assessment/book.ts';
import { heldNow, unrecordedNow } from '#lib/assessment/held_now.ts';
import { isLast } from '#lib/assessment/hold.ts';
import { validate } from '#lib/assessment/answers.ts';
import type { Answers } from '#lib/assessment/conditions.ts';
import { evaluate, type Verdict } from '#lib/assessment/evaluate.ts';
import { device } from '#lib/device/device.svelte.ts';
import { to } from '#lib/language.ts';
import { type Day, dayIn, dayOf } from '#lib/progress/days.ts';
import { type Fact, latest, only, zoneOf } from '#lib/progress/facts.ts';
import { deviceZone } from '#lib/today/clock.svelte.ts';
import { lastResult } from './before.ts';
import { recalled } from './recalled.ts';
import type { Said } from './keeping.ts';
import { withoutSlip } from './reasons.ts';
import { check, type Kept } from './run.svelte.ts';

/** Whether a later result was not recorded on purpose: an older one would contradict it, whatever else holds. */
function isOvertaken(): boolean {
	return isLast(unrecordedNow(), latest(device.chart?.entries ?? [], 'assessment'));
}

/** The result being shown: of the check just finished, else the last one in the chart. */
export class Result {
	/** Whether it is known if there is a result. */
	looked = $state(false);
	/** The check just finished: what it says by itself. */
	#judged: Verdict | null = $state.raw(null);
	/** Its entry, else that of the last result in the chart. */
	readonly entry: Fact<'assessment'> | null = $derived.by(() => this.#findEntry());
	/** What is said now, after what clinicians have said to it. */
	readonly verdict: Verdict | null = $derived.by(() => this.#now());
	/** A result that was seen here and recorded nowhere: with an answer about mood missing, it cannot be made again. */
	lost = $state(false);
	/** The reasons as they were told, of a result by other rules than today's. */
	told: Readonly<Record<string, string>> = $state.raw({});
	/** The version of the rules by which it was made. */
	version: number | string = $state(book.rules.version);
	/** It was taken so long ago that it is no ground for booking: the day it was taken. */
	old: Day | null = $state(null);
	answers: Answers = $state.raw({});
	/** The day it is of. */
	day: Day = $state('');
	#entry: string | null = $state(null);
	/** When the answers were given. */
	#at = Date.now();
	#fresh = $state(false);
	#whose: string | null | undefined;
	#changing = false;
	readonly #said: () => Said;

	/** `said`: the words it is shown in, which are kept with it. */
	constructor(said: () => Said) {
		this.#said = said;
		$effect(() => {
			const readable = device.ready && (device.chart === null || device.chart.read);
			if (!readable || this.#whose === device.whose) return;
			// Whoever is seated sees their own result, never that of the one before.
			this.#whose = device.whose;
			void untrack(() => this.#look());
		});
		onDestroy(() => this.#leave());
	}

	get kept(): Kept {
		return this.#fresh ? check.kept : 'no';
	}

	/** Stores the result that could not be stored. */
	async tryAgain(): Promise<void> {
		await check.finish(this.today, this.#said());
	}

	get today(): Day {
		return dayIn(zoneOf(device.chart?.entries ?? [], deviceZone()), new Date());
	}

	async #look(): Promise<void> {
		this.looked = false;
		this.#judged = null;
		this.lost = false;
		this.old = null;
		this.told = {};
		this.#entry = null;
		this.#fresh = false;
		if (!check.isHere) await check.startUnlessDraft();
		const complete = Object.keys(check.answers).length > 0 && validate(book, check.answers).length === 0;
		if (complete) await this.#judge();
		// An older result would be taken for this one.
		else if (check.seen) this.lost = true;
		else this.#recall();
		this.looked = true;
	}

	async #judge(): Promise<void> {
		const today = this.today;
		this.#fresh = true;
		this.#at = check.at;
		this.version = book.rules.version;
		this.answers = check.answers;
		this.day = today;
		this.#judged = check.judge(today);
		await check.finish(today, this.#said());
	}

	/** A result as it was recorded; with its answers, where this device has them and the rules are still the same. */
	#recall(): void {
		const entries = device.chart?.entries ?? [];
		const last = lastResult(entries);
		if (!last || isOvertaken()) return;
		const { entry, answers } = last;
		this.#entry = entry.id;
		this.#at = Date.parse(entry.happened_at);
		const day = dayOf(entry);
		this.old = isOld(day, this.today, book.rules) ? day : null;
		this.day = day;
		this.version = entry.body.version;
		this.answers = answers ?? {};
		if (entry.body.version !== book.rules.version) this.told = entry.body.told ?? {};
	}

	#findEntry(): Fact<'assessment'> | null {
		// Until it is stored, what clinicians said is about the result before it.
		const id = this.#fresh ? check.kept === 'saved' && check.entry : this.#entry;
		return only(device.chart?.entries ?? [], 'assessment').find((one) => one.id === id) ?? null;
	}

	#now(): Verdict | null {
		const { entry, answers } = this;
		if (!entry) return this.#judged;
		const day = this.#fresh ? this.today : dayOf(entry);
		const known = Object.keys(answers).length > 0 && entry.body.version === book.rules.version;
		const judge = (cleared: readonly string[]) => evaluate(book, answers, day, cleared);
		return recalled(device.chart?.entries ?? [], entry, this.today, known ? judge : null);
	}

	/** What was not recorded on purpose goes from this device once it was seen, unless an answer is being changed. */
	#leave(): void {
		const unrecorded = this.lost || this.kept === 'private' || this.kept === 'someone_else';
		if (unrecorded && !this.#changing) void check.startAgain();
	}

	/** Opens the check again, with everything answered as it was. */
	change(): void {
		this.#changing = true;
		this.#reopen(this.answers);
	}

	/** Goes on with what is left of the answers of a lost result. */
	askAgain(): void {
		this.#changing = true;
	}

	/** The emergency answers were a slip: they are taken back and asked again. */
	async slip(): Promise<void> {
		this.#changing = true;
		const { answers, questions } = withoutSlip(this.answers, this.verdict?.reasons ?? []);
		this.#reopen(answers, true);
		const step = book.questions.questions.find(({ id }) => questions.includes(id))?.screen;
		await goto(to(`/check?step=${step ?? ''}`));
	}

	#reopen(answers: Answers, slip = false): void {
		const noticed = heldNow(new Date()).entries.some(({ kind }) => kind !== 'assessment');
		// A sign noticed since asks for every answer anew: changing one of the old ones says nothing of it.
		if (noticed) void check.startAgain();
		else check.reopen(answers, this.#entry, this.#at, slip);
	}

	/** The next check begins with nothing answered. */
	again(): void {
		void check.startAgain();
	}
}
