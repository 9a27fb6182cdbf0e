import { describe, expect, test } from 'vitest';
import type { Outcome } from '#generated/types.ts';
import { holdOf, isLast, type Cause, type Level } from './hold.ts';
import type { AnyEntry, Fact } from '#lib/progress/facts.ts';

const ZONE = 'Europe/Warsaw';
// A Wednesday evening in Warsaw.
const NOW = new Date('2026-11-18T18:00:00Z');
const TODAY = '2026-11-18';

let made = 0;
function entry(kind: string, body: object, day = TODAY, clock = '10:00'): AnyEntry {
	made += 1;
	return { id: `e${made}`, kind, happened_at: `${day}T${clock}:00.000+01:00`, author: 'maria', body };
}

type When = 'now' | 'today' | 'days' | null;
function check(
	outcome: string,
	when: When = null,
	not_before: string | null = null,
	reasons = ['r']
): AnyEntry {
	return entry('assessment', { outcome, when, not_before, reasons }, '2026-11-01');
}

const warning = (day = TODAY) =>
	entry('warning', { sign: 'universal', exercise: null, action: 'stopped' }, day);
const practice = (stopped: string | null, day = TODAY) =>
	entry('practice', { routine: 'low-back', stopped }, day);
const clearance = (gates: string[], until: string | null = null) =>
	entry('clearance', { gates, seen: 'told', until, note: '' });

const levelOf = (...entries: AnyEntry[]) => holdOf(entries, NOW, ZONE).level;

const RESULTS: [outcome: string, when: When, not_before: string | null, level: Level, cause: Cause | null][] =
	[
		['emergency', 'now', null, 'all', 'emergency'],
		['emergency', null, null, 'all', 'emergency'],
		['doctor_soon', 'today', null, 'all', 'doctor_today'],
		['doctor_soon', 'days', null, 'calm_only', 'doctor_days'],
		['doctor_soon', null, null, 'calm_only', 'doctor_days'],
		['clearance_first', null, null, 'calm_only', 'clearance'],
		['self_care', null, '2026-11-19', 'calm_only', 'postponed'],
		['self_care', null, '2026-11-18', 'none', null],
		['self_care', null, '2026-11-17', 'none', null],
		['self_care', null, null, 'none', null],
		['massage', null, null, 'none', null],
		['art', null, null, 'none', null],
		['combination', null, null, 'none', null],
		// Whatever a later version says: what it names urgent, holds.
		['unheard_of', 'now', null, 'all', 'emergency'],
		['unheard_of', 'today', null, 'all', 'doctor_today'],
		['unheard_of', 'days', null, 'calm_only', 'doctor_days']
	];

describe.each(RESULTS)('a result %s, when %s, not before %s', (outcome, when, not_before, level, cause) => {
	const result = () => check(outcome, when, not_before);

	test(`holds ${level}, and names itself`, () => {
		const last = result();
		const hold = holdOf([last], NOW, ZONE);
		expect(hold).toMatchObject({ level, cause, entries: level === 'none' ? [] : [last] });
		expect(hold.until).toBe(cause === 'postponed' ? not_before : null);
	});

	test('is replaced by another check, and replaces an earlier one', () => {
		expect(levelOf(result(), check('massage'))).toBe('none');
		expect(levelOf(check('emergency', 'now'), result())).toBe(level);
	});

	test('counts after a warning sign of today, and yields to one that came after it', () => {
		expect(levelOf(warning(), result())).toBe(level);
		expect(levelOf(result(), warning())).toBe('all');
		expect(levelOf(result(), practice('warning'))).toBe('all');
		expect(levelOf(result(), warning('2026-11-17'))).toBe(level);
	});

	test('yields to nothing else that happens', () => {
		expect(levelOf(result(), practice(null), practice('pain'), practice('person'))).toBe(level);
	});

	test('is opened by a doctor only where one was to be asked, and not today', () => {
		const asked = outcome === 'clearance_first' || (outcome === 'doctor_soon' && when === 'days');
		expect(levelOf(result(), clearance(['r']))).toBe(asked ? 'none' : level);
	});
});

test('a warning sign holds until the end of its day, where it was noticed and in the zone of the chart', () => {
	const late = entry('warning', {}, TODAY, '23:50');
	const at = (moment: string, zone = ZONE) => holdOf([late], new Date(moment), zone).level;
	expect(at('2026-11-18T22:59:00Z')).toBe('all');
	expect(at('2026-11-18T23:01:00Z')).toBe('none');
	expect(at('2026-11-18T23:01:00Z', 'America/New_York')).toBe('all');
	const early = entry('warning', {}, TODAY, '00:30');
	expect(holdOf([early], new Date('2026-11-17T23:40:00Z'), 'America/New_York').level).toBe('all');
	expect(holdOf([late], NOW, ZONE).until).toBe('2026-11-19');
	// Noticed in Warsaw just after midnight: all that day there, though New York, the zone of the chart, was still in the day before.
	expect(holdOf([early], new Date('2026-11-18T09:00:00Z'), 'America/New_York').level).toBe('all');
	// Noticed in New York in the evening: all of the day that had begun in the zone of the chart.
	const away = { ...late, happened_at: '2026-11-17T20:00:00.000-05:00' };
	expect(holdOf([away], NOW, ZONE).level).toBe('all');
});

test('a practice stopped by a sign and recorded later does not undo the check that followed the sign', () => {
	const before = entry('practice', { stopped: 'warning' }, TODAY, '09:00');
	const asked = entry('assessment', { outcome: 'massage', when: null, not_before: null }, TODAY, '10:00');
	const after = entry('practice', { stopped: 'warning' }, TODAY, '11:00');
	expect(levelOf(asked, before)).toBe('none');
	expect(levelOf(asked, after)).toBe('all');
});

test('everything that holds is named, what holds most first', () => {
	const asked = check('clearance_first');
	const sign = warning();
	const stopped = practice('warning');
	const hold = holdOf([asked, sign, stopped], NOW, ZONE);
	expect(hold).toMatchObject({ level: 'all', cause: 'warning', entries: [sign, stopped, asked] });
});

describe('an unrecorded result', () => {
	const aside = (outcome: Outcome, when: When, at: string) => ({ outcome, when, at });
	const at = '2026-11-10T10:00:00.000+01:00';
	const hold = (entries: AnyEntry[], outcome: Outcome, when: When) =>
		holdOf(entries, NOW, ZONE, aside(outcome, when, at));

	test('holds like a recorded one, without an entry', () => {
		expect(hold([], 'emergency', 'now')).toMatchObject({ level: 'all', entries: [] });
		expect(hold([], 'doctor_soon', 'today').level).toBe('all');
		expect(hold([check('massage')], 'emergency', 'now').level).toBe('all');
		expect(hold([check('massage')], 'clearance_first', null).level).toBe('calm_only');
	});

	test('beside a recorded one holds on, whatever a doctor says to that, until another check', () => {
		const first = check('clearance_first');
		const both = { ...aside('clearance_first', null, at), beside: first.id };
		const said = [first, clearance(['r'])];
		const newer = entry('assessment', { outcome: 'massage', when: null, not_before: null });
		expect(holdOf(said, NOW, ZONE).level).toBe('none');
		expect(holdOf(said, NOW, ZONE, both).level).toBe('calm_only');
		expect(holdOf([...said, newer], NOW, ZONE, both).level).toBe('none');
		expect(isLast(both, first as Fact<'assessment'>)).toBe(false);
	});

	test('is replaced by a newer check, also of another device, and never lightens a warning', () => {
		const newer = entry('assessment', { outcome: 'massage', when: null, not_before: null });
		expect(hold([newer], 'emergency', 'now').level).toBe('none');
		expect(hold([warning()], 'massage', null).level).toBe('all');
	});
});
