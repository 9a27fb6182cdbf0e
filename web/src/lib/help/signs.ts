import type { CheckWords } from '#generated/types.ts';
import { questions } from '#generated/questions.ts';

/** A text "Lead: one. Another. A third." as its lead and the single lines, for reading one by one. */
export function asLines(text: string): { lead: string; lines: string[] } {
	const colon = text.indexOf(':');
	const lines = text
		.slice(colon + 1)
		.split(/(?<=[.!?])\s+/)
		.map((line) => line.trim())
		.filter(Boolean)
		.map((line) => line.charAt(0).toUpperCase() + line.slice(1));
	return { lead: text.slice(0, colon + 1), lines };
}

/** The signs of the first screen of the check, by card: what needs help at once. */
export function emergencySigns(words: CheckWords): { title: string; signs: string[] }[] {
	return questions.questions
		.filter(({ screen, shown_when }) => screen === 'right_now' && shown_when === null)
		.map((question) => {
			const said = words.questions[question.id];
			const signs = question.options.filter((id) => id !== question.none && id !== 'not_sure');
			return {
				title: (said?.text ?? '').split(':')[0] ?? '',
				signs: signs.flatMap((id) => said?.options[id] ?? [])
			};
		});
}
