/** Shapes of the server's answers. Ids are lower-case UUID strings, times ISO 8601 in UTC unless said otherwise. */

export type Role = 'client' | 'therapist' | 'owner';

export interface Person {
	id: string;
	name: string | null;
	login: string | null;
}

export interface Link {
	link: string;
	therapist: string;
	therapist_name: string;
	since: string;
}

export interface Me {
	person: Person;
	chart: string | null;
	roles: Role[];
	sign_in: string;
	links: Link[];
}

/** The answer to a sign-up; `deed` lets the account be made anew after the server was restored from before it. */
export interface Account {
	person: string;
	chart: string;
	deed: string;
	sign_in: string;
}

export type Service = 'massage' | 'art';

export interface ClinicProfile {
	name: string;
	address: string | null;
	phone: string | null;
	hours: string | null;
	booking_url: string | null;
	services: Service[];
	therapists: { name: string; certification: string | null }[];
	country: string | null;
	reply_time: string | null;
}

export interface Installation {
	clinic: ClinicProfile | null;
	sign_up: 'open' | 'invitation';
	public_url: string;
	installable: boolean;
	owner_needed: boolean;
	version: string;
	consent_version: string;
}

export interface SignInListed {
	id: string;
	device_name: string;
	created_at: string;
	seen_at: string;
	current: boolean;
}

/** A therapist just added; link and token are shown once. */
export interface Therapist {
	link: string;
	token: string;
	expires_at: string;
}

export interface InvitationWanted {
	/** Body of a prepared `assignment`, which the client finds at once. */
	assignment: object | null;
	client_name: string | null;
	language: string;
}

export interface InvitationMade {
	id: string;
	token: string;
	code: string;
	link: string;
	/** A whole SVG element as text. */
	qr: string;
	expires_at: string;
}

export interface Invitation {
	id: string;
	client_name: string | null;
	language: string;
	has_routine: boolean;
	created_at: string;
	expires_at: string;
}

export interface InvitationLook {
	therapist_name: string;
	clinic_name: string | null;
	language: string;
	consent_version: string;
	has_routine: boolean;
}

export interface ClientListed {
	chart: string;
	link: string;
	name: string | null;
	since: string;
	/** Whether the client shares the full answers too. */
	answers: boolean;
	last_practice_at: string | null;
	practices_28d: number;
}

export interface ChartListed {
	chart: string;
	role: 'owner' | 'therapist';
	head: number;
}
