import type { Questions } from '#generated/types.ts';
import type { SaidAnswer } from '#lib/check/reasons.ts';
import { m } from '#lib/paraglide/messages.js';

/** Answers as a stranger can read them: one of a list speaks for itself, a "Yes" needs its question. */
export function answerLines(
	said: readonly SaidAnswer[],
	{ questions }: Pick<Questions, 'questions'>
): string {
	const lists = questions.filter(({ type }) => type === 'options').map(({ id }) => id);
	return said
		.map((one) =>
			lists.includes(one.question) ? one.said : m.note_asked({ asked: one.asked, said: one.said })
		)
		.join('; ');
}
