import { monthOf } from './stamp.ts';

/** A part held: an entry, and whether its second part is held too. */
export interface Held {
	id: string;
	stamp: string;
	detail: boolean;
}

/** UTC month of the stamp -> [parts, xor of their ids as 32 hex digits]. */
export type Digest = Record<string, [number, string]>;

const NOTHING = '0'.repeat(32);

/** Adds one held entry. A second part counts as a part of its own: its id read backwards. */
export function addToDigest(digest: Digest, held: Held): void {
	const month = monthOf(held.stamp);
	const [count, xor] = digest[month] ?? [0, NOTHING];
	const id = held.id.replaceAll('-', '');
	digest[month] = held.detail
		? [count + 2, combined(combined(xor, id), [...id].reverse().join(''))]
		: [count + 1, combined(xor, id)];
}

function combined(a: string, b: string): string {
	let out = '';
	for (let at = 0; at < 32; at += 8) {
		const part = (parseInt(a.slice(at, at + 8), 16) ^ parseInt(b.slice(at, at + 8), 16)) >>> 0;
		out += part.toString(16).padStart(8, '0');
	}
	return out;
}

/** How a held part is named to the server: the id, with '+' when the second part is held too. */
export function nameOfHeld(held: Held): string {
	return held.detail ? `${held.id}+` : held.id;
}
