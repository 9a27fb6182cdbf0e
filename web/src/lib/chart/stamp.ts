/**
 * Hybrid logical clock as a sortable string: 12 hex digits of milliseconds, 4 of a counter, '-', device.
 * The empty string is the clock that has seen nothing.
 */
const COUNTER_END = 0x10000;

export interface StampParts {
	ms: number;
	counter: number;
	device: string;
}

export function makeStamp({ ms, counter, device }: StampParts): string {
	return `${ms.toString(16).padStart(12, '0')}${counter.toString(16).padStart(4, '0')}-${device}`;
}

export function readStamp(stamp: string): StampParts {
	if (stamp === '') return { ms: 0, counter: 0, device: '' };
	return {
		ms: parseInt(stamp.slice(0, 12), 16),
		counter: parseInt(stamp.slice(12, 16), 16),
		device: stamp.slice(17)
	};
}

/** The next stamp of `device`: after everything `clock` has seen, and not before `now` (milliseconds). */
export function tick(clock: string, now: number, device: string): string {
	const seen = readStamp(clock);
	const wall = Math.max(0, Math.floor(now));
	if (clock === '' || wall > seen.ms) return makeStamp({ ms: wall, counter: 0, device });
	if (seen.counter + 1 < COUNTER_END) return makeStamp({ ms: seen.ms, counter: seen.counter + 1, device });
	return makeStamp({ ms: seen.ms + 1, counter: 0, device });
}

/** The clock after it has seen `stamp`. */
export function merge(clock: string, stamp: string): string {
	return stamp > clock ? stamp : clock;
}

/** `2026-11`: the UTC month of a stamp, by which holdings are compared. */
export function monthOf(stamp: string): string {
	return new Date(readStamp(stamp).ms).toISOString().slice(0, 7);
}

/** Lowest stamp (inclusive) and end (exclusive) of a UTC month, for an index range. */
export function monthRange(month: string): [string, string] {
	const [year = 1970, number = 1] = month.split('-').map(Number);
	const prefix = (ms: number) => ms.toString(16).padStart(12, '0');
	return [prefix(Date.UTC(year, number - 1)), prefix(Date.UTC(year, number))];
}
