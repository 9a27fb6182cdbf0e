import { expect, test } from 'vitest';
import { CERTAINTIES, SURE_MEANING, SURE_WORDS } from './sureness.ts';

test('every certainty has a word and a meaning of its own', () => {
	expect(new Set(CERTAINTIES.map((certainty) => SURE_WORDS[certainty]())).size).toBe(4);
	expect(new Set(CERTAINTIES.map((certainty) => SURE_MEANING[certainty]())).size).toBe(4);
});
