/** Words as they are compared: without accents and capitals, as server/content/compile/search.py writes them. */
export function wordsOf(text: string): string[] {
	const folded = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
	return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}
