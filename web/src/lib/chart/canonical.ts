/**
 * RFC 8785 (JSON Canonicalization Scheme): keys in UTF-16 order, ECMAScript numbers, no spaces.
 * Refuses what no other party could read back: U+0000, lone surrogates, NaN, infinities, undefined.
 */
const LONE_SURROGATE = /\p{Surrogate}/u;

export class NotCanonical extends Error {}

export function canonical(value: unknown): string {
	if (value === null || typeof value === 'boolean') return String(value);
	if (typeof value === 'string') return text(value);
	if (typeof value === 'number') return number(value);
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (typeof value === 'object') return object(value as Record<string, unknown>);
	throw new NotCanonical(`a ${typeof value} has no JSON form`);
}

function text(value: string): string {
	if (value.includes('\0') || LONE_SURROGATE.test(value))
		throw new NotCanonical('text holds U+0000 or a lone surrogate');
	return JSON.stringify(value);
}

function number(value: number): string {
	if (!Number.isFinite(value)) throw new NotCanonical(`${value} has no JSON form`);
	if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
		throw new NotCanonical(`${value} is beyond the integers both sides can hold`);
	}
	return JSON.stringify(value);
}

/** A key whose value is undefined is left out, as JSON.stringify does. */
function object(value: Record<string, unknown>): string {
	const keys = Object.keys(value).filter((key) => value[key] !== undefined);
	return `{${keys
		.sort()
		.map((key) => `${text(key)}:${canonical(value[key])}`)
		.join(',')}}`;
}
