/** Which ways to lie or sit are offered to somebody. */
import * as facts from '#generated/facts.ts';
import type { PositionId } from '#generated/types.ts';

const KEY = 'unknot.ease';

/** Those that no caution of theirs forbids; what they found to ease last time comes first. */
export function positionsFor(cautions: readonly string[], last: string | null): PositionId[] {
	const fit = facts.ease.positions.filter(({ not_with }) => !not_with.some((id) => cautions.includes(id)));
	return fit.map(({ id }) => id).sort((a, b) => Number(b === last) - Number(a === last));
}

/** Kept on this device alone. */
export function lastPosition(): string | null {
	try {
		return localStorage.getItem(KEY);
	} catch {
		return null;
	}
}

export function rememberPosition(id: PositionId): void {
	try {
		localStorage.setItem(KEY, id);
	} catch {
		// Private mode without storage: next time it begins with the first one again.
	}
}
