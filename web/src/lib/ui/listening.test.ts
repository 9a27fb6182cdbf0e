import { expect, test } from 'vitest';
import { asSentences } from './listening.svelte.ts';

test('a voice pauses after each line, and not twice', () => {
	expect(asSentences(['How old are you?', 'Under 18', '18 to 44'])).toBe(
		'How old are you? Under 18. 18 to 44.'
	);
	expect(asSentences([])).toBe('');
});
