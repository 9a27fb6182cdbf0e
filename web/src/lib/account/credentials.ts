import { m } from '#lib/paraglide/messages.js';

export const PASSWORD_LEAST = 10;

/** What is still wrong with a chosen login and password, before the server is asked. */
export function credentialTroubles({ login, password }: { login: string; password: string }): {
	login: string | null;
	password: string | null;
} {
	return {
		login: login.trim() === '' ? m.account_need_login() : null,
		password: password.length < PASSWORD_LEAST ? m.account_need_password() : null
	};
}
