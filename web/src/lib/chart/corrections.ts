import { type ChartEntry, inOrder } from './entry.ts';

/**
 * Applies corrections: of each original remains its newest body, or nothing when that withdraws it.
 * A correction counts only if author and kind are the original's and the original is not itself a correction.
 * The result keeps the originals' id, stamp and time, in stamp order. `owner` is who `self` stands for.
 */
export function corrected(entries: Iterable<ChartEntry>, owner: string | null = null): ChartEntry[] {
	const writer = (entry: ChartEntry) => (entry.author === 'self' && owner ? owner : entry.author);
	const originals = new Map<string, ChartEntry>();
	const corrections: ChartEntry[] = [];
	for (const entry of entries) {
		if (typeof entry.body['of'] === 'string') corrections.push(entry);
		else originals.set(entry.id, entry);
	}
	const newest = new Map<string, ChartEntry>();
	for (const correction of corrections.sort(inOrder)) {
		const original = originals.get(correction.body['of'] as string);
		if (!original || original.kind !== correction.kind) continue;
		if (writer(original) === writer(correction)) newest.set(original.id, correction);
	}
	return [...originals.values()].sort(inOrder).flatMap((original) => applied(original, newest));
}

function applied(original: ChartEntry, newest: Map<string, ChartEntry>): ChartEntry[] {
	const correction = newest.get(original.id);
	if (!correction) return [original];
	if (correction.body['withdrawn'] === true) return [];
	const body = { ...correction.body };
	delete body['of'];
	return [{ ...original, body }];
}
