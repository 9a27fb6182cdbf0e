import { expect, test } from 'vitest';
import { dayIn, dayOf, daysBetween, knownZone, plusDays, sayDay, wallClock, weekOf } from './days.ts';

test('the day depends on the zone, not on the machine', () => {
	const late = new Date('2026-11-22T23:30:00Z');
	expect(dayIn('Europe/Warsaw', late)).toBe('2026-11-23');
	expect(dayIn('America/Los_Angeles', late)).toBe('2026-11-22');
});

test('a past day keeps the offset it was written with', () => {
	expect(dayOf({ happened_at: '2026-11-22T23:50:00.000-08:00' })).toBe('2026-11-22');
});

test('what the server wrote is shown in the zone of the chart, what a device wrote as it stands', () => {
	expect(wallClock('2026-11-22T23:05:09.000Z', 'Europe/Warsaw')).toBe('2026-11-23T00:05:09');
	expect(wallClock('2026-11-22T23:05:09.000-08:00', 'Europe/Warsaw').slice(0, 16)).toBe('2026-11-22T23:05');
});

test('a zone that this browser does not know counts as another one and breaks nothing', () => {
	const late = new Date('2026-11-22T23:30:00Z');
	for (const zone of ['Mars/Olympus', 'Etc/Unknown', '', 'two words', '+99:99']) {
		expect(knownZone(zone), zone).toBe('UTC');
		expect(knownZone(zone, 'Asia/Tokyo'), zone).toBe('Asia/Tokyo');
		expect(dayIn(zone, late), zone).toBe('2026-11-22');
		expect(wallClock('2026-11-22T23:05:09.000Z', zone), zone).toBe('2026-11-22T23:05:09');
	}
	for (const zone of ['Europe/Warsaw', 'Europe/Kiev', 'Asia/Calcutta', 'Etc/GMT+3']) {
		expect(knownZone(zone)).toBe(zone);
	}
});

test('days are counted across months, years and clock changes', () => {
	expect(plusDays('2026-12-31', 1)).toBe('2027-01-01');
	expect(plusDays('2026-03-01', -1)).toBe('2026-02-28');
	expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
	expect(daysBetween('2026-10-26', '2026-10-24')).toBe(-2);
});

test('a week begins on Monday', () => {
	expect(weekOf('2026-11-22')).toBe('2026-11-16');
	expect(weekOf('2026-11-16')).toBe('2026-11-16');
});

test('a day is said in the language asked for', () => {
	expect(sayDay('2026-11-22', 'en', { weekday: 'long' })).toBe('Sunday');
	expect(sayDay('2026-11-22', 'es', { weekday: 'long' })).toBe('domingo');
});
