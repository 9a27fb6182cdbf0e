/**
 * Shapes of the server's answers under the names the app uses, taken from the server's own document.
 * Ids are lower-case UUID strings, times ISO 8601 in UTC unless said otherwise.
 */
import type { Bodies } from '#lib/chart/kinds.ts';
import type { components } from './api_types.ts';

type Schemas = components['schemas'];

/** An answer has every field, also one that may stay away from a request of the same shape. */
type Whole<T> = T extends (infer Each)[]
	? Whole<Each>[]
	: T extends object
		? { [Key in keyof T]-?: Whole<T[Key]> }
		: T;

export type Me = Whole<Schemas['Me']>;
export type Role = Me['roles'][number];
export type Person = Whole<Schemas['PersonSeen']>;
export type Link = Whole<Schemas['LinkSeen']>;

/** The answer to a sign-up; `deed` lets the account be made anew after the server was restored from before it. */
export type Account = Whole<Schemas['Account']>;

export type ClinicProfile = Whole<Schemas['ClinicProfile']>;
export type Service = ClinicProfile['services'][number];
export type Installation = Whole<Schemas['Installation']>;
export type SignInListed = Whole<Schemas['SignInSeen']>;

/** A therapist just added; link and token are shown once. */
export type Therapist = Whole<Schemas['WelcomeLink']>;

/** `assignment` is a routine prepared beforehand, which the client finds at once. */
export type InvitationWanted = Omit<Schemas['NewInvitation'], 'assignment'> & {
	assignment: Bodies['assignment'] | null;
};
/** `qr` is a whole SVG element as text; token and code are shown once. */
export type InvitationMade = Whole<Schemas['InvitationMade']>;
export type InvitationPrepared = Pick<Whole<Schemas['InvitationPrepared']>, 'client_name' | 'language'> & {
	assignment: Bodies['assignment'] | null;
};
export type Invitation = Whole<Schemas['InvitationSeen']>;
export type InvitationLook = Whole<Schemas['InvitationLooked']>;

export type ClientListed = Whole<Schemas['ClientSeen']>;
export type ChartListed = Whole<Schemas['ChartSeen']>;

/** An entry that the server refused, as it keeps it for its author. */
export type RefusedCopy = Whole<Schemas['RefusedSeen']>;
