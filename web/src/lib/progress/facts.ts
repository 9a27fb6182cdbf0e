import type { Bodies, Kind } from '#lib/chart/kinds.ts';
import { knownZone } from './days.ts';

/** What a fold needs of an entry; both the device's and the protocol's entries fit. */
export interface AnyEntry {
	id: string;
	kind: string;
	/** Wall clock with offset. */
	happened_at: string;
	author: string;
	body: object;
}

export interface Fact<K extends Kind> extends AnyEntry {
	kind: K;
	body: Bodies[K];
}

/** The entries of one kind, in the order given. Their shape was checked when they were made. */
export function only<K extends Kind>(entries: readonly AnyEntry[], kind: K): Fact<K>[] {
	return entries.filter((entry): entry is Fact<K> => entry.kind === kind);
}

/** The newest entry of a kind, or null. `entries` are in stamp order. */
export function latest<K extends Kind>(entries: readonly AnyEntry[], kind: K): Fact<K> | null {
	return only(entries, kind).at(-1) ?? null;
}

/** The chart's time zone as its person last said it, else `fallback`; also where this browser does not know that zone. */
export function zoneOf(entries: readonly AnyEntry[], fallback: string): string {
	return knownZone(latest(entries, 'profile')?.body.zone ?? fallback, fallback);
}

/** Names of therapists by person id, as the links name them. */
export function therapistNames(entries: readonly AnyEntry[]): Map<string, string> {
	return new Map(only(entries, 'link_started').map(({ body }) => [body.therapist, body.therapist_name]));
}

/** Links that were started and not ended. */
export function openLinks(entries: readonly AnyEntry[]): Fact<'link_started'>[] {
	const ended = new Set(only(entries, 'link_ended').map(({ body }) => body.link));
	return only(entries, 'link_started').filter(({ body }) => !ended.has(body.link));
}
