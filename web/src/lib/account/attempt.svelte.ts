import { ApiError } from '#lib/device/api.ts';
import { NotSaved, Outdated } from '#lib/device/shapes.ts';
import { m } from '#lib/paraglide/messages.js';

/** One thing a person asks for that may fail: whether it is under way, and what went wrong in words. */
export class Attempt {
	busy = $state(false);
	error = $state<string | null>(null);
	/** The server's name for what went wrong, where it answered. */
	code = $state<string | null>(null);
	/** The field it is about, where the server named one. */
	where = $state<string | null>(null);

	/** What is wrong with one field, to be said there. */
	at(field: string): string | null {
		return this.where === field ? this.error : null;
	}

	/** Runs `act`; false when it failed (`error` says why) or when it is running already. */
	async run(act: () => Promise<unknown>): Promise<boolean> {
		if (this.busy) return false;
		this.busy = true;
		this.error = null;
		this.code = null;
		this.where = null;
		try {
			await act();
			return true;
		} catch (problem) {
			this.error = inWords(problem);
			this.code = problem instanceof ApiError ? problem.code : null;
			this.where = problem instanceof ApiError ? problem.where : null;
			return false;
		} finally {
			this.busy = false;
		}
	}
}

const KNOWN: Record<string, () => string> = {
	LOGIN_TAKEN: m.account_error_login_taken,
	PASSWORD_TOO_SHORT: m.account_error_password_short,
	SIGN_UP_BY_INVITATION: m.account_error_by_invitation,
	WRONG_LOGIN: m.account_error_wrong_login,
	TOO_MANY: m.account_error_too_many,
	INVITATION_UNKNOWN: m.pair_error_unknown
};

/** What went wrong, for people. */
export function inWords(problem: unknown): string {
	if (problem instanceof Outdated) return m.state_outdated();
	if (problem instanceof NotSaved) return m.state_not_saving();
	if (!(problem instanceof ApiError)) return m.account_error_unexpected();
	if (problem.noAnswer) return m.account_error_no_answer();
	return KNOWN[problem.code]?.() ?? problem.message;
}
