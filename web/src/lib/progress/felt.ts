/** How a morning after a practice was, compared with how mornings usually are: kept as a `measure`. */
import type { Bodies } from '#lib/chart/kinds.ts';

const NAME = 'morning_after';

export type Felt = 'worse' | 'same' | 'better';
const VALUES: readonly [Felt, number][] = [
	['worse', -1],
	['same', 0],
	['better', 1]
];

export function feltBody(felt: Felt): Bodies['measure'] {
	return { name: NAME, value: VALUES.find(([each]) => each === felt)?.[1] ?? 0, unit: 'compared with usual' };
}

/** What a measure says of a morning; null for every other measure. */
export function feltIn({ name, value }: Bodies['measure']): Felt | null {
	return name === NAME ? (VALUES.find(([, each]) => each === value)?.[0] ?? null) : null;
}
