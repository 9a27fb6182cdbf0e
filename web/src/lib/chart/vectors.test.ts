import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { canonical, NotCanonical } from './canonical.ts';
import { corrected } from './corrections.ts';
import { addToDigest, type Digest, type Held } from './digest.ts';
import type { ChartEntry } from './entry.ts';
import { NotStorable, openChart, record } from './protocol.ts';
import { makeStamp, monthOf, monthRange, tick } from './stamp.ts';
import { DEVICE, id, MARIA, NOW } from './testing.ts';

const vectors = (name: string) =>
	JSON.parse(readFileSync(new URL(`../../../../tests/vectors/${name}`, import.meta.url), 'utf-8'));

test('stamps tick as on the server', () => {
	const { device, ticks, months } = vectors('chart_stamp.json');
	for (const { clock, now, expect: expected } of ticks) expect(tick(clock, now, device)).toBe(expected);
	for (const { ms, month } of months) {
		const stamp = makeStamp({ ms, counter: 0, device });
		expect(monthOf(stamp)).toBe(month);
		const [from, end] = monthRange(month);
		expect(stamp >= from && stamp < end).toBe(true);
	}
});

test('a canonical text is what its value makes', () => {
	for (const text of vectors('chart_canonical.json').canonical) {
		expect(canonical(JSON.parse(text))).toBe(text);
	}
});

test('no value makes a text that the server refuses', () => {
	for (const text of vectors('chart_canonical.json').not_canonical as string[]) {
		expect(made(text)).not.toBe(text);
	}
});

function made(text: string): string | null {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && !Array.isArray(value) ? canonical(value) : null;
	} catch {
		return null;
	}
}

test.each([['a\0b'], ['\ud800'], ['x\udc00'], [NaN], [Infinity], [2 ** 53], [undefined], [() => 1]])(
	'%j is refused',
	(value) => expect(() => canonical(value)).toThrow(NotCanonical)
);

test('corrections fold as on the server', () => {
	for (const { owner, entries, expect: expected } of vectors('chart_corrections.json')) {
		const facts = (entries as ChartEntry[]).map((entry) => ({ ...entry, device: '', sent: true }));
		expect(corrected(facts, owner).map(({ id, body }) => ({ id, body }))).toEqual(expected);
	}
});

test('digests are those of the server', () => {
	for (const { held, digest } of vectors('chart_digest.json')) {
		const made: Digest = {};
		for (const part of held as Held[]) addToDigest(made, part);
		expect(made).toEqual(digest);
	}
});

test('what ends before it begins is not kept', () => {
	const state = openChart({ chart: 'c', device: DEVICE, person: MARIA, role: 'owner' });
	for (const { kind, body, ends_too_soon } of vectors('chart_periods.json')) {
		const keep = () => record(state, { id: id(1), kind, body }, { wall: NOW, zone: 60 });
		if (ends_too_soon) expect(keep).toThrow(NotStorable);
		else expect(keep().entry.body).toBe(canonical(body));
	}
});
