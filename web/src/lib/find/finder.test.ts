import { expect, test } from 'vitest';
import { finderOf, type Text } from './finder.ts';
import { wordsOf } from './fold.ts';

function text(key: string, title: string, words = '', about = ''): Text {
	return { key, title, line: '', about, words };
}

const find = finderOf([
	text('hands', 'Massage therapy', 'a visit kneads muscles in the back'),
	text('tunnel', 'Carpal tunnel syndrome', 'fingers tingle at night', 'Carpal tunnel'),
	text('knee', 'Estiramiento de rodilla', 'el talón'),
	text('back', 'Low back', 'massage your back, then rest'),
	text('neck', 'Neck turns', 'sit tall'),
	text('camel', 'Cat and camel'),
	text('rest', 'Where all of you can rest for some time while it is quiet'),
	text('pause', 'Pause', 'rest')
]);
const keys = (question: string) => find(question).keys;

test('words are compared without accents and capitals, in every writing', () => {
	expect(wordsOf('Rodíla, TÚNEL-2')).toEqual(['rodila', 'tunel', '2']);
	expect(wordsOf('ברך колено')).toEqual(['ברך', 'колено']);
	expect(wordsOf(' … ')).toEqual([]);
});

test.each([
	['masage', 'hands'],
	['massagge', 'hands'],
	['carpel', 'tunnel'],
	['rodilla', 'knee'],
	['RODÍLA', 'knee'],
	['talon', 'knee'],
	['nekc turns', 'neck']
])('%s is found, as it is meant', (question, key) => {
	expect(keys(question)[0]).toBe(key);
});

test.each(['m', 'ma', 'mas', 'mass', 'massa', 'massag'])('while it is typed: %s', (begun) => {
	expect(keys(begun)).toContain('hands');
	expect(find(begun).exact).toBe(true);
});

test('also with a mistake in what is not yet typed to the end', () => {
	expect(keys('masag')[0]).toBe('hands');
});

test('a title tells more than the text', () => {
	expect(keys('massage')).toEqual(['hands', 'back']);
	expect(keys('back')).toEqual(['back', 'hands']);
	expect(keys('rest')).toEqual(['rest', 'pause', 'back']);
});

test('every word has to be there, in whatever order', () => {
	expect(keys('rest massage')).toEqual(['back']);
});

test.each([
	['massages', ['hands', 'back']],
	['necks', ['neck']],
	['fingering', ['tunnel']],
	['tunneles', ['tunnel']]
])('also %s, with another ending', (question, wanted) => {
	expect(find(question)).toEqual({ keys: wanted, exact: true });
});

test('what is like it is shown only where nothing is it', () => {
	expect(find('neck')).toEqual({ keys: ['neck'], exact: true });
	expect(find('neckk').exact).toBe(false);
	expect(find('carpel')).toEqual({ keys: ['tunnel'], exact: false });
	expect(find('massage xylophone')).toEqual({ keys: ['hands', 'back'], exact: false });
});

test('a short word is not taken for another', () => {
	expect(keys('bed')).toEqual([]);
	expect(keys('shoes')).toEqual([]);
	expect(find('xylophone')).toEqual({ keys: [], exact: true });
});
