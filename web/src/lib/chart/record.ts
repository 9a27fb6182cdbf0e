import { canonical } from './canonical.ts';
import type { StoredEntry } from './entry.ts';
import { type Bodies, type Correction, endsTooSoon, type Kind } from './kinds.ts';
import { type Changes, type ChartState, LIMITS, type RefusedRow, deviceTime } from './state.ts';
import { merge, tick } from './stamp.ts';

/** The device's own clock, read once: `Date.now()` and minutes east of UTC. */
export interface Moment {
	wall: number;
	zone: number;
}

export interface Draft<K extends Kind = Kind> {
	/** UUIDv7, made here and final. */
	id: string;
	kind: K;
	body: Bodies[K] | Correction<K>;
	/** Second part, made by `withAnswers`. */
	detail?: string;
}

/** The entry cannot be kept as it is; the message says why. Nothing was stored. */
export class NotStorable extends Error {}

/** Writes an entry: put `changes` in one strict transaction, then say "saved on this phone". */
export function record(
	state: ChartState,
	draft: Draft,
	moment: Moment
): { changes: Changes; entry: StoredEntry } {
	const now = deviceTime(state, moment.wall);
	const stamp = tick(state.clock, now, state.device);
	const entry: StoredEntry = {
		chart: state.chart,
		id: draft.id,
		kind: draft.kind,
		stamp,
		happened_at: happenedAt(now, moment.zone),
		body: canonical(draft.body),
		author: state.person ?? 'self',
		device: state.device,
		...(draft.detail === undefined ? {} : { detail: draft.detail })
	};
	checkSize(entry, draft.body);
	if (endsTooSoon(draft.body)) throw new NotStorable('This ends before it begins.');
	const n = state.n + 1;
	const row = { chart: state.chart, n, id: draft.id, offered: false, tries: 0, parked: null };
	return { entry, changes: { entries: [entry], outbox: [row], chart: { ...state, n, clock: stamp } } };
}

/** Puts a refused entry back into the outbox as it was, under a fresh number. */
export function sendAgain(state: ChartState, refused: RefusedRow): Changes {
	const n = state.n + 1;
	return {
		dropRefused: [refused.id],
		entries: [refused.entry],
		outbox: [{ chart: state.chart, n, id: refused.id, offered: false, tries: 0, parked: null }],
		chart: { ...state, n, clock: merge(state.clock, refused.entry.stamp) }
	};
}

/** `2026-11-22T18:03:11.250+01:00` of a moment in milliseconds, for a zone in minutes east of UTC. */
export function happenedAt(ms: number, zone: number): string {
	const local = new Date(ms + zone * 60_000).toISOString().slice(0, 23);
	const minutes = Math.abs(zone);
	const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
	return `${local}${zone < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

/** The same local clock time moved by `ms`; the offset stays. */
export function shifted(happened_at: string, ms: number): string {
	const offset = happened_at.slice(23);
	return new Date(Date.parse(`${happened_at.slice(0, 23)}Z`) + ms).toISOString().slice(0, 23) + offset;
}

function checkSize(entry: StoredEntry, body: unknown): void {
	const bytes = (text: string) => new TextEncoder().encode(text).length;
	if (bytes(entry.body) > LIMITS.bytesPerBody) throw new NotStorable('This is too long to be kept.');
	if (bytes(entry.detail ?? '') > LIMITS.bytesPerBody) throw new NotStorable('The answers are too long.');
	if (longestText(body) > LIMITS.charactersPerText) {
		throw new NotStorable(`A text may have ${LIMITS.charactersPerText} characters.`);
	}
}

/** In Unicode code points, as the server counts. */
function longestText(value: unknown): number {
	if (typeof value === 'string') return value.length <= LIMITS.charactersPerText ? 0 : [...value].length;
	if (typeof value !== 'object' || value === null) return 0;
	return Math.max(0, ...Object.values(value).map(longestText));
}
