import {
	languages,
	loadCheckPart,
	loadCommonPart,
	loadEasePart,
	loadPracticePart,
	loadTitles
} from '#generated/languages.ts';
import type {
	ArticleTitle,
	CheckWords,
	CommonWords,
	EaseWords,
	Language,
	PracticeWords,
	Words
} from '#generated/types.ts';
import { language } from '#lib/language.ts';

/** The language being shown, as one that the content has. */
export function spoken(): Language {
	const shown = language();
	return languages.find((one) => one === shown) ?? 'en';
}

/** What several screens share: parts of the body, cautions, countries, help. */
export function commonWords(): Promise<CommonWords> {
	return loadCommonPart(spoken());
}

/** What the self-assessment and its result say. */
export async function checkWords(): Promise<CheckWords> {
	const [common, check] = await Promise.all([commonWords(), loadCheckPart(spoken())]);
	return { ...common, ...check };
}

/** What is said to who is in pain right now. */
export async function easeWords(): Promise<EaseWords> {
	const [common, ease] = await Promise.all([commonWords(), loadEasePart(spoken())]);
	return { ...common, ...ease };
}

/** What exercises and routines say. */
export async function practiceWords(): Promise<PracticeWords> {
	const [common, practice] = await Promise.all([commonWords(), loadPracticePart(spoken())]);
	return { ...common, ...practice };
}

/** All of these, for the few screens that show all. */
export async function contentWords(): Promise<Words> {
	return { ...(await checkWords()), ...(await practiceWords()) };
}

/** The articles as lists show them, in reading order. */
export function articleTitles(): Promise<ArticleTitle[]> {
	return loadTitles(spoken());
}
