import { expect, test } from 'vitest';
import type { Outcome } from '#generated/types.ts';
import type { ClinicProfile } from '#lib/device/api_shapes.ts';
import { rendered } from '#lib/ui/rendered.for_tests.ts';
import ClinicOffer from './ClinicOffer.svelte';
import { offerFor } from './next.ts';

const CLINIC: ClinicProfile = {
	name: 'Loose Ends',
	address: null,
	phone: '555 0100',
	hours: null,
	booking_url: 'https://example.org/book',
	services: ['massage'],
	therapists: [],
	country: 'US',
	reply_time: null
};

function offered(outcome: Outcome, clinic: ClinicProfile = CLINIC): string {
	const offer = offerFor(outcome, clinic);
	return offer ? rendered(ClinicOffer, { offer, clinic }) : '';
}

/** How the button with these words looks. */
function kindOf(words: string, html: string): string | undefined {
	return new RegExp(`class="button (\\w+)[^"]*">${words}<`).exec(html)?.[1];
}

test('a clinic that does what was advised is one tap away', () => {
	const html = offered('massage');
	expect(html).not.toContain('does not offer');
	expect(kindOf('Call', html)).toBe('primary');
	expect(kindOf('Book', html)).toBe('plain');
	expect(kindOf('Book', offered('massage', { ...CLINIC, phone: null }))).toBe('primary');
});

test.each(['art', 'combination'] as const)(
	'a clinic without ART says so after the outcome %s, and no button pushes towards it',
	(outcome) => {
		const html = offered(outcome);
		expect(html).toContain('Loose Ends does not offer this: ART.');
		expect(html).toContain('How to find a qualified practitioner');
		expect([kindOf('Call', html), kindOf('Book', html)]).toEqual(['plain', 'plain']);
		expect(kindOf('Book', offered(outcome, { ...CLINIC, phone: null }))).toBe('plain');
	}
);
