/** Finds things by their words, also where these are mistyped or not yet typed to the end. */
import MiniSearch, { type Query, type SearchOptions } from 'minisearch';
import { wordsOf } from './fold.ts';

/** What is known of a thing, what tells most about it first. */
export interface Text {
	key: string;
	title: string;
	line: string;
	/** What it is for, and for which part of the body. */
	about: string;
	words: string;
}

export interface Found {
	/** The best first. */
	keys: string[];
	/** Every word that was asked for stands there, or begins one that does. */
	exact: boolean;
}

const WEIGHTS = { title: 6, about: 4, line: 2, words: 1 };

/** How many letters may be wrong: none in a short word, where another letter makes another word. */
const wrong = (most: number) => (word: string) => (word.length < 4 ? 0 : word.length < 5 ? 1 : most);

/**
 * Endings of English and Spanish with which people ask for what stands without them, and how much has to be left. In another language
 * they lead to a few words too many at worst.
 */
const ENDINGS: [string, number][] = [
	['s', 3],
	['es', 4],
	['ing', 4]
];

/** A word as it is, or without its ending; found by how words begin. */
function asked(word: string): Query {
	const stems = ENDINGS.filter(
		([ending, rest]) => word.endsWith(ending) && word.length >= ending.length + rest
	);
	return { combineWith: 'OR', queries: [word, ...stems.map(([ending]) => word.slice(0, -ending.length))] };
}

/** From strict to lenient. A later one is tried where an earlier one finds nothing: what is right is not drowned in what is like it. */
const ATTEMPTS: SearchOptions[] = [
	{ combineWith: 'AND' },
	{ combineWith: 'AND', fuzzy: wrong(1) },
	{ combineWith: 'AND', fuzzy: wrong(2) },
	{ combineWith: 'OR' },
	{ combineWith: 'OR', fuzzy: wrong(1) }
];

/** Reads every text once, which takes some milliseconds: keep what it returns. */
export function finderOf(texts: readonly Text[]): (question: string) => Found {
	const index = new MiniSearch<Text>({
		idField: 'key',
		fields: Object.keys(WEIGHTS),
		tokenize: wordsOf,
		processTerm: (word) => word,
		searchOptions: { boost: WEIGHTS, prefix: true }
	});
	index.addAll(texts);
	return (question) => {
		const queries = wordsOf(question).map(asked);
		for (const [i, options] of ATTEMPTS.entries()) {
			const found = index.search({ queries, ...options });
			if (found.length > 0) return { keys: found.map(({ id }) => String(id)), exact: i === 0 };
		}
		return { keys: [], exact: true };
	};
}
