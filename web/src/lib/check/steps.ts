import type { Book, Screen } from '#lib/assessment/answers.ts';
import { progress, visibleQuestions } from '#lib/assessment/answers.ts';
import type { Answers } from '#lib/assessment/conditions.ts';
import type { Question } from '#generated/types.ts';

/**
 * Where to be: at the step asked for, but never past one that still has something to answer. Who is `changing` an answer goes
 * straight to it; what is still open is asked afterwards.
 */
export function stepFor(screens: readonly Screen[], asked: string | null, changing = false): string {
	if (changing && screens.some((screen) => screen.id === asked)) return asked ?? '';
	const open = screens.findIndex((screen) => !screen.done);
	const wanted = screens.findIndex((screen) => screen.id === asked);
	const last = open === -1 ? screens.length - 1 : open;
	return screens[wanted === -1 ? last : Math.min(wanted, last)]?.id ?? '';
}

/** The step after `current`, or null when everything is answered. `straight`: to what is still open, past what is answered. */
export function stepAfter(screens: readonly Screen[], current: string, straight: boolean): string | null {
	const open = screens.find((screen) => !screen.done)?.id ?? null;
	const place = screens.findIndex((screen) => screen.id === current);
	return straight ? open : (screens[place + 1]?.id ?? open);
}

export function stepBefore(screens: readonly Screen[], current: string): string | null {
	return screens[screens.findIndex((screen) => screen.id === current) - 1]?.id ?? null;
}

/** The questions of one step, as far as they are shown. */
export function questionsOf(book: Book, answers: Answers, step: string): Question[] {
	return visibleQuestions(book, answers).filter((question) => question.screen === step);
}

/** Questions of this step without an answer, in order. */
export function unanswered(book: Book, answers: Answers, step: string): string[] {
	return questionsOf(book, answers, step)
		.map(({ id }) => id)
		.filter((id) => {
			const given = answers[id];
			return given === undefined || (Array.isArray(given) && given.length === 0);
		});
}

/** How far along: which step of how many. Steps still ahead count until an answer makes them needless, so the way only gets shorter. */
export function position(book: Book, answers: Answers, step: string): { at: number; of: number } {
	const at = progress(book, answers).findIndex((screen) => screen.id === step) + 1;
	const ahead = book.questions.screens.length - 1 - book.questions.screens.indexOf(step);
	return { at, of: at + ahead };
}
