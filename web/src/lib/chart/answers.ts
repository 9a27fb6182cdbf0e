import { canonical } from './canonical.ts';
import type { Bodies } from './kinds.ts';

/**
 * Splits off the full answers of an assessment: the body carries only their digest, so that the seal covers
 * them; the salt keeps anyone from guessing answers by trying digests.
 */
export async function withAnswers(
	body: Omit<Bodies['assessment'], 'answers_digest'>,
	answers: Record<string, unknown>
): Promise<{ body: Bodies['assessment']; detail: string }> {
	const salt = hex(crypto.getRandomValues(new Uint8Array(16)));
	const detail = canonical({ salt, answers });
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(detail));
	return { body: { ...body, answers_digest: hex(new Uint8Array(digest)) }, detail };
}

function hex(bytes: Uint8Array): string {
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
