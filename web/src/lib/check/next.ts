import type { ArticleSlug, Outcome, Service } from '#generated/types.ts';
import type { Answers } from '#lib/assessment/conditions.ts';
import type { ClinicProfile } from '#lib/device/api_shapes.ts';

const NEEDS: Partial<Record<Outcome, Service[]>> = {
	massage: ['massage'],
	art: ['art'],
	combination: ['massage', 'art']
};

/** What the clinic can do about a hands-on result. Null where the result asks for no hands-on care. */
export type Offer =
	| { kind: 'no_clinic' }
	/** `missing`: what this clinic does not do. */
	| { kind: 'clinic'; missing: Service[]; phone: string | null; booking: string | null };

export function offerFor(outcome: Outcome, clinic: ClinicProfile | null): Offer | null {
	const needs = NEEDS[outcome];
	if (!needs) return null;
	if (!clinic) return { kind: 'no_clinic' };
	const missing = needs.filter((service) => !clinic.services.includes(service));
	return { kind: 'clinic', missing, phone: clinic.phone, booking: bookable(clinic.booking_url) };
}

/** Only a web address is followed, whatever somebody typed into the clinic's profile. */
function bookable(address: string | null): string | null {
	return address && /^https?:\/\//i.test(address) ? address : null;
}

const READING: Record<Outcome, ArticleSlug[]> = {
	emergency: [],
	doctor_soon: [],
	clearance_first: ['choosing'],
	massage: ['massage-therapy', 'who-benefits'],
	art: ['active-release-techniques', 'who-benefits'],
	combination: ['combining'],
	self_care: ['choosing']
};

/** What to read next, most fitting first. */
export function readingFor(outcome: Outcome, answers: Answers): ArticleSlug[] {
	const known = answers['known'];
	const carpal = ['carpal_tunnel_tested', 'carpal_tunnel_untested'];
	const named = Array.isArray(known) && known.some((one) => carpal.includes(one));
	const own: ArticleSlug[] = named && outcome !== 'emergency' ? ['carpal-tunnel'] : [];
	return [...own, ...READING[outcome]];
}
