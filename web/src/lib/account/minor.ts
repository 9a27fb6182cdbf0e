import { lastResult } from '#lib/check/before.ts';
import { device } from '#lib/device/device.svelte.ts';
import type { AnyEntry } from '#lib/progress/facts.ts';

/** Accounts and connections are for adults: whoever said in their own check that they are under 18 is told to bring a parent. */
export function isMinor(): boolean {
	return saysUnder18([...(device.before?.records ?? []), ...(device.chart?.entries ?? [])]);
}

/** Whether the last check says so, by its answers or by its reasons. `entries` are in stamp order. */
export function saysUnder18(entries: readonly AnyEntry[]): boolean {
	const last = lastResult(entries);
	return last?.answers?.['age'] === 'under_18' || Boolean(last?.entry.body.reasons.includes('under_18'));
}
