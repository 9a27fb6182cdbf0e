/** The server's HTTP interface as typed calls. No storage and no state here: `reach` hears whether the server answered. */

import type {
	Account,
	ChartListed,
	ClientListed,
	ClinicProfile,
	Installation,
	Invitation,
	InvitationLook,
	InvitationMade,
	InvitationPrepared,
	InvitationWanted,
	Me,
	RefusedCopy,
	SignInListed,
	Therapist
} from './api_shapes.ts';

const PATIENCE_MS = 20_000;

/** What went wrong, in the server's words. `code` is `NO_ANSWER` and `status` 0 when the server was not reached. */
export class ApiError extends Error {
	readonly code: string;
	readonly status: number;
	readonly where: string | null;
	readonly retryAfterMs: number | null;

	constructor(
		code: string,
		message: string,
		status: number,
		where: string | null,
		retryAfterMs: number | null
	) {
		super(message);
		this.code = code;
		this.status = status;
		this.where = where;
		this.retryAfterMs = retryAfterMs;
	}

	get noAnswer(): boolean {
		return this.status === 0;
	}
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Sends one request and returns the parsed answer; throws ApiError for everything else. */
export type Send = <Answer>(method: Method, path: string, body?: object) => Promise<Answer>;

/** A Send over `fetch`, giving up after 20 s. `reach` is told after each request whether the server answered. */
export function sender(reach: (answered: boolean) => void, doFetch: typeof fetch = fetch): Send {
	return async (method, path, body) => {
		let response: Response;
		let text: string;
		try {
			response = await doFetch(path, request(method, body));
			text = await response.text();
		} catch {
			reach(false);
			throw new ApiError('NO_ANSWER', 'The server could not be reached.', 0, null, null);
		}
		// A proxy answers for a server that is down; only an answer in our own shape counts as one.
		const answer = parse(text);
		reach(answer !== NOT_JSON);
		if (response.ok && answer !== NOT_JSON) return answer;
		throw apiError(response, answer);
	};
}

function request(method: Method, body: object | undefined): RequestInit {
	const safe = method === 'GET';
	return {
		method,
		credentials: 'same-origin',
		cache: 'no-store',
		redirect: 'error',
		signal: AbortSignal.timeout(PATIENCE_MS),
		headers: safe ? {} : { 'Content-Type': 'application/json', 'X-Unknot': '1' },
		...(body === undefined ? (safe ? {} : { body: '{}' }) : { body: JSON.stringify(body) })
	};
}

const NOT_JSON = Symbol('not JSON');

function parse(text: string) {
	if (text === '') return null;
	try {
		return JSON.parse(text);
	} catch {
		return NOT_JSON;
	}
}

function apiError(response: Response, answer: unknown): ApiError {
	const { code, message, where } = errorPart(answer);
	const seconds = Number(response.headers.get('Retry-After'));
	return new ApiError(code, message, response.status, where, seconds > 0 ? seconds * 1000 : null);
}

function errorPart(answer: unknown): { code: string; message: string; where: string | null } {
	const error = (answer as { error?: { code?: string; message?: string; where?: string | null } } | null)
		?.error;
	return {
		code: error?.code ?? 'NO_ANSWER',
		message: error?.message ?? 'The server did not answer in a way this app understands.',
		where: error?.where ?? null
	};
}

/** Every call of the contract except the exchange, which the sync runner makes. */
export function calls(send: Send) {
	return {
		installation: () => send<Installation>('GET', '/api/installation'),
		signUp: (wanted: SignUp) => send<Account>('POST', '/api/accounts', wanted),
		me: () => send<Me>('GET', '/api/accounts/me'),
		changeMe: (wanted: ChangeMe) => send<Me>('PUT', '/api/accounts/me', wanted),
		signIn: (wanted: SignInWanted) => send<Me>('POST', '/api/sign-ins', wanted),
		signIns: () => send<SignInListed[]>('GET', '/api/sign-ins'),
		endSignIn: (id: string) => send<null>('DELETE', `/api/sign-ins/${encodeURIComponent(id)}`),
		makeOwner: (wanted: OwnerWanted) => send<Me>('POST', '/api/clinic/owner', wanted),
		clinic: () => send<ClinicProfile>('GET', '/api/clinic'),
		changeClinic: (profile: ClinicProfile) => send<ClinicProfile>('PUT', '/api/clinic', profile),
		addTherapist: (name: string) => send<Therapist>('POST', '/api/clinic/therapists', { name }),
		joinAsTherapist: (wanted: OwnerWanted) => send<Me>('POST', '/api/clinic/therapists/join', wanted),
		invite: (wanted: InvitationWanted) => send<InvitationMade>('POST', '/api/care/invitations', wanted),
		invitations: () => send<Invitation[]>('GET', '/api/care/invitations'),
		preparedInvitation: (id: string) =>
			send<InvitationPrepared>('GET', `/api/care/invitations/${encodeURIComponent(id)}`),
		withdrawInvitation: (id: string) =>
			send<null>('DELETE', `/api/care/invitations/${encodeURIComponent(id)}`),
		lookAtInvitation: (key: InvitationKey) => send<InvitationLook>('POST', '/api/care/invitations/look', key),
		acceptInvitation: (wanted: AcceptWanted) =>
			send<Accepted>('POST', '/api/care/invitations/accept', wanted),
		clients: () => send<ClientListed[]>('GET', '/api/care/clients'),
		charts: () => send<ChartListed[]>('GET', '/api/charts'),
		refused: (chart: string) => send<RefusedCopy[]>('GET', `/api/charts/${encodeURIComponent(chart)}/refused`)
	};
}

export type Api = ReturnType<typeof calls>;

/** Either the long token of a link or QR, or the eight typed characters. */
export type InvitationKey = { token: string } | { code: string };

interface Place {
	zone: string;
	language: string;
	country?: string | null;
}

export interface SignUp extends Place {
	signup: string;
	chart: string;
	device: string;
	device_name: string;
	person?: string;
	deed?: string;
	name?: string;
	login?: string;
	password?: string;
}

export interface ChangeMe {
	name?: string;
	login?: string;
	password?: string;
	current_password?: string;
}

export interface SignInWanted {
	login: string;
	password: string;
	device: string;
	device_name: string;
}

export interface Credentials {
	name: string;
	login: string;
	password: string;
}

export interface OwnerWanted extends Place, Credentials {
	token: string;
	device: string;
	device_name: string;
}

export type AcceptWanted = InvitationKey &
	Place & {
		consents: { chart: true; answers: boolean };
		text_version: string;
		device: string;
		device_name: string;
		signup?: string;
		chart?: string;
	};

export type Accepted = Me & { link: string; deed: string };
