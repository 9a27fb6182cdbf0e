import { m } from '#lib/paraglide/messages.js';

export const PASSWORD_LEAST = 10;
/** What the server takes of a name and of a login. A password is not cut short unseen: the server refuses it. */
export const LINE_MOST = 120;
/** Fields of an account: what is wrong with one of them is said there. */
const FIELDS = ['name', 'login', 'password'];

/** Whether a form has a place of its own for what the server said. */
export function hasField(where: string | null): boolean {
	return where !== null && FIELDS.includes(where);
}

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
