import { expect, test } from 'vitest';
import { typedCode } from './code.ts';
import { installWay, mayForget } from './install.ts';

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1';
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Safari/605.1.15';
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
	expect(installWay(browser({ userAgent: MAC, touchPoints: 5 }))).toBe('ios');
	expect(installWay(browser({ userAgent: MAC, touchPoints: 0 }))).toBe('menu');
});

test('nothing is left to install in the installed app', () => {
	expect(installWay(browser({ userAgent: IPHONE, standalone: true }))).toBe('installed');
});

test('only Safari on a phone, not installed, forgets after seven days', () => {
	expect(mayForget({ userAgent: IPHONE, touchPoints: 5, standalone: false })).toBe(true);
	expect(mayForget({ userAgent: IPHONE, touchPoints: 5, standalone: true })).toBe(false);
	expect(mayForget({ userAgent: ANDROID, touchPoints: 5, standalone: false })).toBe(false);
});
