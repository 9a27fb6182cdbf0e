import { inOrder } from '#lib/chart/entry.ts';
import { device } from '#lib/device/device.svelte.ts';
import { dayIn } from '#lib/progress/days.ts';
import { type AnyEntry, zoneOf } from '#lib/progress/facts.ts';
import { deviceZone } from '#lib/today/clock.svelte.ts';
import { holdOf, type Hold, type Unrecorded } from './hold.ts';
import { knownOf, type Known } from './known.ts';

/** What is held back for whoever is at this device. Read in markup or in `$derived`, it follows every change of the device. */
export function heldNow(now: Date): Hold {
	const entries = known();
	return holdOf(entries, now, zoneOf(entries, deviceZone()), unrecordedNow());
}

/** What the last check tells of whoever is at this device. */
export function knownNow(now: Date): Known {
	const entries = known();
	return knownOf(entries, dayIn(zoneOf(entries, deviceZone()), now));
}

/** The last result that was not recorded on purpose; null when there is none. */
export function unrecordedNow(): Unrecorded | null {
	return newest(device.opened?.unrecorded ?? null, device.before?.unrecorded ?? null);
}

/** Also what was recorded here before a sign-in, as long as nobody said that it is another's. */
function known(): readonly AnyEntry[] {
	const own = device.chart?.entries ?? [];
	const before = device.before?.records ?? [];
	return before.length === 0 ? own : [...own, ...before].sort(inOrder);
}

function newest<Thing extends { at: string }>(one: Thing | null, other: Thing | null): Thing | null {
	if (!one || !other) return one ?? other;
	return Date.parse(one.at) > Date.parse(other.at) ? one : other;
}
