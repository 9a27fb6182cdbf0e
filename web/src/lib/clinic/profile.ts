/** The clinic's profile as the owner fills it in. Pure. */
import type { ClinicProfile } from '#lib/device/api_shapes.ts';

export type Trouble = 'name' | 'phone' | 'booking_url';

/** A form's copy of the profile: every field there, none of them null. */
export interface ProfileForm {
	name: string;
	address: string;
	phone: string;
	hours: string;
	booking_url: string;
	services: ClinicProfile['services'];
	therapists: { name: string; certification: string }[];
	/** Two letters, or empty for none chosen. */
	country: string;
	reply_time: string;
}

export function formOf(profile: ClinicProfile | null): ProfileForm {
	return {
		name: profile?.name ?? '',
		address: profile?.address ?? '',
		phone: profile?.phone ?? '',
		hours: profile?.hours ?? '',
		booking_url: profile?.booking_url ?? '',
		services: [...(profile?.services ?? [])],
		therapists: (profile?.therapists ?? []).map(({ name, certification }) => ({
			name,
			certification: certification ?? ''
		})),
		country: profile?.country ?? '',
		reply_time: profile?.reply_time ?? ''
	};
}

/** What the server would refuse, so that it is said beside the field. */
export function troublesOf({ name, phone, booking_url }: ProfileForm): Trouble[] {
	const troubles: Trouble[] = [];
	if (name.trim() === '') troubles.push('name');
	if (!/^[0-9+()./ x-]*$/.test(phone.trim())) troubles.push('phone');
	if (!/^$|^https?:\/\/[^\s"'<>]+$/.test(booking_url.trim())) troubles.push('booking_url');
	return troubles;
}

/** The profile to send: trimmed, what is empty as null, and without therapists that have no name. */
export function profileOf(form: ProfileForm): ClinicProfile {
	return {
		name: form.name.trim(),
		address: form.address.trim() || null,
		phone: form.phone.trim() || null,
		hours: form.hours.trim() || null,
		booking_url: form.booking_url.trim() || null,
		services: form.services,
		therapists: form.therapists
			.map(({ name, certification }) => ({ name: name.trim(), certification: certification.trim() || null }))
			.filter(({ name }) => name !== ''),
		country: form.country === '' ? null : form.country,
		reply_time: form.reply_time.trim() || null
	};
}
