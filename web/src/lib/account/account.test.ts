import { expect, test } from 'vitest';
import { typedCode } from './code.ts';
import { credentialTroubles } from './credentials.ts';
import { installWay, mayForget } from './install.ts';
import { recordsLine, therapistsLine } from './lines.ts';

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1';
const MAC_SAFARI =
	'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Safari/605.1.15';
const MAC_CHROME =
	'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const ANDROID =
	'Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36';

const browser = (more: object) => ({
	userAgent: ANDROID,
	touchPoints: 5,
	standalone: false,
	offered: false,
	...more
});

test('a typed code forgives case, spaces and dashes', () => {
	expect(typedCode(' k7mp-q4xr ')).toBe('K7MPQ4XR');
});

test('an iPhone is shown the steps by hand, an Android phone its own question', () => {
	expect(installWay(browser({ userAgent: IPHONE }))).toBe('ios');
	expect(installWay(browser({ offered: true }))).toBe('prompt');
	expect(installWay(browser({}))).toBe('menu');
});

test('an iPad that calls itself a Mac is an iPad, a Mac is not', () => {
	expect(installWay(browser({ userAgent: MAC_SAFARI, touchPoints: 5 }))).toBe('ios');
	expect(installWay(browser({ userAgent: MAC_SAFARI, touchPoints: 0 }))).toBe('dock');
	expect(installWay(browser({ userAgent: MAC_CHROME, touchPoints: 0 }))).toBe('menu');
});

test('nothing is left to install in the installed app', () => {
	expect(installWay(browser({ userAgent: IPHONE, standalone: true }))).toBe('installed');
});

test('every browser of an iPhone and Safari on a Mac, not installed, forget after seven days', () => {
	const chrome = IPHONE.replace('Safari', 'CriOS/140.0 Mobile Safari');
	expect(mayForget({ userAgent: chrome, touchPoints: 5, standalone: false })).toBe(true);
	expect(mayForget({ userAgent: MAC_SAFARI, touchPoints: 0, standalone: false })).toBe(true);
	expect(mayForget({ userAgent: MAC_SAFARI, touchPoints: 0, standalone: true })).toBe(false);
	expect(mayForget({ userAgent: MAC_CHROME, touchPoints: 0, standalone: false })).toBe(false);
	expect(mayForget({ userAgent: IPHONE, touchPoints: 5, standalone: false })).toBe(true);
	expect(mayForget({ userAgent: IPHONE, touchPoints: 5, standalone: true })).toBe(false);
	expect(mayForget({ userAgent: ANDROID, touchPoints: 5, standalone: false })).toBe(false);
});

test('the line about the records says the worst first and never more than is known', () => {
	const now = new Date('2026-11-22T18:00:00Z');
	const kept = { unsent: 0, refused: [], syncedAt: now, state: 'sent' };
	expect(recordsLine({ ...kept, unsent: 2, refused: [{}] }, now, 'en')).toContain('not taken');
	expect(recordsLine({ ...kept, unsent: 2 }, now, 'en')).toBe('2 records not yet sent');
	expect(recordsLine({ ...kept, state: 'here_only', unsent: 2 }, now, 'en')).toBe('On this phone only');
	expect(recordsLine({ ...kept, syncedAt: null }, now, 'en')).toBe('On this phone only');
	expect(recordsLine(kept, now, 'en')).toBe('With the server too, just now');
});

test('who sees the records is named, or that nobody does', () => {
	const body = { link: 'l1', therapist: 't1', therapist_name: 'Tomasz' };
	const started = {
		id: 'e1',
		kind: 'link_started',
		happened_at: '2026-11-22T18:00:00Z',
		author: 'server',
		body
	};
	expect(therapistsLine([started])).toBe('Tomasz');
	expect(therapistsLine([])).toBe('Nobody sees your records');
});

test('a login is needed and a password of ten characters', () => {
	expect(credentialTroubles({ login: ' ', password: '123456789' })).toMatchObject({
		login: expect.any(String),
		password: expect.any(String)
	});
	expect(credentialTroubles({ login: 'maria', password: '1234567890' })).toEqual({
		login: null,
		password: null
	});
});
