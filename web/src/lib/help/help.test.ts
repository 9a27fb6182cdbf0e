import { expect, test } from 'vitest';
import * as facts from '#generated/facts.ts';
import { words } from '#lib/learn/words.for_tests.ts';
import { countryOf, dialled, OTHER } from './country.ts';
import { asLines, emergencySigns } from './signs.ts';

const nothing = { chosen: null, profile: null, clinic: null, languages: [] };

test('what the person chose wins over every guess', () => {
	const hints = { chosen: 'PL', profile: 'DE', clinic: 'US', languages: ['en-GB'] };
	expect(countryOf(hints, facts.countries)).toBe('PL');
	expect(countryOf({ ...hints, chosen: null }, facts.countries)).toBe('DE');
});

test('a country that is not listed gets the general numbers, not a guess', () => {
	expect(countryOf({ ...nothing, profile: 'BR', languages: ['en-GB'] }, facts.countries)).toBe(OTHER);
});

test('without a word from the person the clinic and the browser are guessed from, in this order', () => {
	expect(countryOf({ ...nothing, clinic: 'ES', languages: ['en-GB'] }, facts.countries)).toBe('ES');
	expect(countryOf({ ...nothing, languages: ['eo', 'en-GB'] }, facts.countries)).toBe('GB');
	expect(countryOf({ ...nothing, languages: ['en'] }, facts.countries)).toBe(OTHER);
});

test('every country has an emergency number that can be dialled, and the rest of the world has one too', () => {
	for (const country of facts.countries) {
		expect(country.emergency.map(dialled).join('')).toMatch(/^\d+$/);
	}
	expect(facts.countries.some(({ code }) => code === OTHER)).toBe(true);
});

test('a number is dialled without its spaces', () => {
	expect(dialled('0800 111 0 111')).toBe('08001110111');
	expect(dialled('+48 800-70')).toBe('+4880070');
});

test('the safety net is read line by line', () => {
	expect(asLines('Get help if: you go numb. An arm is cold. It gets worse.')).toEqual({
		lead: 'Get help if:',
		lines: ['You go numb.', 'An arm is cold.', 'It gets worse.']
	});
});

test('every line of the safety net says something by itself', () => {
	const { lines } = asLines(words.safety_net.all.stop);
	expect(lines.length).toBeGreaterThan(4);
	for (const line of lines) expect(line).toMatch(/^(You|An|The) .*\.$/);
});

test('the warning signs are those of the check, without the ways out', () => {
	const signs = emergencySigns(words);
	expect(signs.length).toBeGreaterThanOrEqual(5);
	const all = signs.flatMap((card) => card.signs);
	expect(all).toContain('Coughing up blood');
	expect(all).not.toContain('None of these');
});
