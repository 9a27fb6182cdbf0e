/** What nobody should go by any more, as the server says it, and the results that rest on it. server/care/concerns.py decides the same. */
import type { Installation } from '#lib/device/api_shapes.ts';

export type Withdrawn = Installation['withdrawn'];
export type WithdrawnRule = Withdrawn['rules'][number];

export const NOTHING_WITHDRAWN: Withdrawn = { rules: [], exercises: [] };

/** Whether that version of it is withdrawn. What names no version cannot be shown to be newer. */
export function covers({ up_to }: { up_to: number }, version: unknown): boolean {
	return !(typeof version === 'number' && version > up_to);
}

/** The withdrawn rules behind a result; `version` is that of the rules by which it was made. */
export function rulesBehind(
	result: { version: unknown; reasons: readonly string[] },
	{ rules }: Withdrawn
): WithdrawnRule[] {
	return rules.filter((rule) => result.reasons.includes(rule.id) && covers(rule, result.version));
}

/** A text of the server in this language, or in the first one it has: it may speak fewer than this app. */
export function inLanguage(texts: Readonly<Record<string, string>>, language: string): string {
	return texts[language] ?? texts['en'] ?? Object.values(texts)[0] ?? '';
}
