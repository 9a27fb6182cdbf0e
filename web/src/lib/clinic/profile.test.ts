import { expect, test } from 'vitest';
import { formOf, profileOf, troublesOf } from './profile.ts';

const filled = {
	...formOf(null),
	name: ' Quiet Hands ',
	phone: '+48 22 123 45 67',
	booking_url: 'https://quiet-hands.example/book',
	therapists: [
		{ name: 'Tomasz', certification: 'LMT' },
		{ name: '  ', certification: 'nobody' }
	]
};

test('a clinic that is not filled in yet makes an empty form, and an empty form needs a name', () => {
	expect(troublesOf(formOf(null))).toEqual(['name']);
});

test('what is sent is trimmed, empty fields as null, and has no therapist without a name', () => {
	expect(profileOf(filled)).toMatchObject({
		name: 'Quiet Hands',
		therapists: [{ name: 'Tomasz', certification: 'LMT' }],
		address: null,
		country: null
	});
	expect(profileOf({ ...filled, booking_url: ' ' }).booking_url).toBeNull();
	expect(troublesOf(filled)).toEqual([]);
});

test('a form made from what was sent is the same profile again', () => {
	expect(profileOf(formOf(profileOf(filled)))).toEqual(profileOf(filled));
});

test.each([
	['javascript:alert(1)', ['booking_url']],
	['quiet-hands.example', ['booking_url']],
	['https://quiet hands.example', ['booking_url']],
	['', []]
])('the booking link %s is checked before a client can follow it', (booking_url, troubles) => {
	expect(troublesOf({ ...filled, booking_url })).toEqual(troubles);
});

test('a phone number holds nothing that cannot be called', () => {
	expect(troublesOf({ ...filled, phone: 'call me' })).toEqual(['phone']);
});
