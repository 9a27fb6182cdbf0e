import { expect, test } from 'vitest';
import { keptWords } from './kept.ts';
import { ago, clockOf } from './when.ts';

const NOW = new Date('2026-11-22T18:00:00Z');
const EARLIER = new Date('2026-11-22T17:48:00Z');
const sent = { state: 'sent', unsent: 0, syncedAt: EARLIER, shared: true };

test('with the therapist is only said when everything arrived and somebody sees it', () => {
	expect(keptWords(sent, NOW, 'en')).toBe('With your therapist too, 12 minutes ago.');
	expect(keptWords({ ...sent, shared: false }, NOW, 'en')).not.toContain('therapist');
	expect(keptWords({ ...sent, unsent: 1 }, NOW, 'en')).not.toContain('therapist');
});

test('without an account, or before the first answer, it is on this phone', () => {
	expect(keptWords({ ...sent, state: 'here_only' }, NOW, 'en')).toContain('this phone');
	expect(keptWords({ ...sent, syncedAt: null }, NOW, 'en')).toContain('this phone');
});

test('how long ago is said in the largest whole unit and never in the future', () => {
	expect(ago(EARLIER, NOW, 'en')).toBe('12 minutes ago');
	expect(ago(new Date('2026-11-21T17:00:00Z'), NOW, 'en')).toBe('yesterday');
	expect(ago(new Date('2026-11-22T18:05:00Z'), NOW, 'en')).toBe('just now');
});

test('the clock shows the time where it happened', () => {
	expect(clockOf('2026-11-22T18:03:11.250-08:00', 'en')).toMatch(/^6:03.PM$/);
	expect(clockOf('2026-11-22T18:03:11.250+01:00', 'es')).toBe('18:03');
});
