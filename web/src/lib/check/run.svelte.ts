import { isEmergency, keptAnswers } from '#lib/assessment/answers.ts';
import { book } from '#lib/assessment/book.ts';
import type { Answers, Given } from '#lib/assessment/conditions.ts';
import { evaluate, type Verdict } from '#lib/assessment/evaluate.ts';
import { device } from '#lib/device/device.svelte.ts';
import type { Bodies } from '#lib/chart/kinds.ts';
import { latest } from '#lib/progress/facts.ts';
import { DRAFT, isUsable, type CheckDraft } from './draft.ts';
import { assessmentBody, keeping, shareable } from './keeping.ts';

const { version } = book.questions;

/** `saved`: in the chart. `someone_else`, `private`: on purpose not. `failed`: this device stores nothing at the moment. */
export type Kept = 'no' | 'saved' | 'someone_else' | 'private' | 'failed';

/** The check under way, or the one just finished. One at a time on a device. */
class Check {
	answers: Answers = $state.raw({});
	kept: Kept = $state('no');
	/** An answer of a finished check is being changed. */
	changing = $state(false);
	#replaces: string | null = null;
	/** Whose check it is: another person who signs in on this device must not find it. */
	#whose: string | null = null;

	/** Whether answers of the person now at this device are in memory. */
	get isHere(): boolean {
		return this.#whose === whoseDevice() && Object.keys(this.answers).length > 0;
	}

	/** Goes on with what is kept on this device, else begins with nothing answered. */
	async startUnlessDraft(): Promise<void> {
		const draft = await device.drafts.load<CheckDraft>(DRAFT);
		if (!isUsable(draft, version)) return this.startAgain();
		this.#whose = whoseDevice();
		this.answers = draft.answers;
		this.kept = 'no';
		this.changing = draft.replaces !== null;
		this.#replaces = draft.replaces;
	}

	async startAgain(): Promise<void> {
		this.#whose = whoseDevice();
		this.answers = {};
		this.kept = 'no';
		this.changing = false;
		this.#replaces = null;
		await device.drafts.drop(DRAFT).catch(() => undefined);
	}

	/** Opens a finished check again, to change an answer. The answers about mood were not kept and are asked anew. */
	reopen(answers: Answers, entry: string | null): void {
		this.#whose = whoseDevice();
		this.answers = answers;
		this.changing = true;
		this.#replaces = entry ?? this.#replaces;
		void this.#saveDraft();
	}

	/** Takes one answer. True when it means an emergency: then the result comes at once. */
	answer(question: string, given: Given): boolean {
		this.kept = 'no';
		this.answers = keptAnswers(book, { ...this.answers, [question]: given });
		void this.#saveDraft();
		return isEmergency(book, this.answers);
	}

	/** Judges the answers and records the result once, in place of the one it corrects. */
	async finish(today: string, language: string): Promise<void> {
		if (this.kept !== 'no') return;
		const verdict = evaluate(book, this.answers, today);
		const decision = keeping(book, this.answers, verdict);
		try {
			const entry = decision === 'keep' && device.chart ? await this.#record(verdict, language) : null;
			await this.#withdrawReplaced();
			this.#replaces = entry;
			this.kept = decision === 'keep' ? 'saved' : decision;
			if (entry) await device.drafts.drop(DRAFT);
		} catch {
			this.kept = 'failed';
		}
	}

	async #record(verdict: Verdict, language: string): Promise<string> {
		const body = assessmentBody(book.rules.version, verdict, language);
		const entry = await device.record('assessment', body, { answers: shareable(this.answers) });
		return entry.id;
	}

	async #withdrawReplaced(): Promise<void> {
		const old = device.chart?.entries.find(({ id }) => id === this.#replaces);
		if (old) await device.chart?.withdraw(old);
	}

	async #saveDraft(): Promise<void> {
		const draft: CheckDraft = { version, answers: this.answers, replaces: this.#replaces };
		// Not being able to keep a draft must not stop the check; the state line says that nothing is saved.
		await device.drafts.save(DRAFT, draft).catch(() => undefined);
	}
}

function whoseDevice(): string {
	return device.person?.id ?? device.chart?.id ?? '';
}

export const check = new Check();

/** The last result in the chart with its answers, as far as this device has them. */
export function lastResult(): {
	id: string;
	body: Bodies['assessment'];
	day: string;
	answers: Answers | null;
} | null {
	const entry = latest(device.chart?.entries ?? [], 'assessment');
	if (!entry) return null;
	const whole = device.chart?.entries.find(({ id }) => id === entry.id);
	const answers = whole?.detail ? (JSON.parse(whole.detail) as { answers: Answers }).answers : null;
	return { id: entry.id, body: entry.body, day: entry.happened_at.slice(0, 10), answers };
}
