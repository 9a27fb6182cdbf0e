import { expect, test } from 'vitest';
import { toggled } from './choose.ts';

test('a tap adds an option and a second tap takes it away', () => {
	expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
	expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
});

test('none of these stands alone, whichever comes first', () => {
	expect(toggled(['a', 'b'], 'none', { none: 'none' })).toEqual(['none']);
	expect(toggled(['none'], 'a', { none: 'none' })).toEqual(['a']);
});

test('no more than the most are taken, and what was chosen stays', () => {
	expect(toggled(['a', 'b'], 'c', { most: 2 })).toEqual(['a', 'b']);
	expect(toggled(['a', 'b'], 'none', { none: 'none', most: 2 })).toEqual(['none']);
});
