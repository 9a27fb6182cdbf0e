import { expect, test } from 'vitest';
import * as facts from '#generated/facts.ts';
import { flareNotes } from './notes.ts';
import { positionsFor } from './positions.ts';

let made = 0;
function entry(kind: string, author: string, body: object) {
	made += 1;
	return { id: `entry-${made}`, kind, happened_at: '2026-11-20T18:00:00.000+01:00', author, body };
}

const linked = (therapist: string) =>
	entry('link_started', 'server', {
		link: `link-${therapist}`,
		therapist,
		therapist_name: therapist.toUpperCase()
	});
const note = (author: string, text: string) => entry('flare_note', author, { text });
const said = (...entries: object[]) =>
	flareNotes(entries as Parameters<typeof flareNotes>[0]).map(
		({ therapist, text }) => `${therapist}: ${text}`
	);

test('the newest note of each therapist counts', () => {
	const entries = [linked('tomasz'), linked('wera'), note('tomasz', 'Rest.'), note('wera', 'Walk.')];
	expect(said(...entries)).toEqual(['TOMASZ: Rest.', 'WERA: Walk.']);
	expect(said(...entries, note('tomasz', 'Lie on your side.'))).toEqual([
		'TOMASZ: Lie on your side.',
		'WERA: Walk.'
	]);
});

test('an empty note takes the earlier one away, and the end of a link every one', () => {
	expect(said(linked('tomasz'), note('tomasz', 'Rest.'), note('tomasz', ''))).toEqual([]);
	const ended = entry('link_ended', 'maria', { link: 'link-tomasz' });
	expect(said(linked('tomasz'), note('tomasz', 'Rest.'), ended)).toEqual([]);
	expect(said(note('stranger', 'Take pills.'))).toEqual([]);
});

test('a caution forbids a position, and never all of them', () => {
	const all = facts.ease.positions.map(({ id }) => id);
	expect(positionsFor([], null)).toEqual(all);
	expect(positionsFor(['pregnancy'], null)).not.toContain('lying-legs-up');
	expect(positionsFor(['osteoporosis'], null)).not.toContain('leaning-forward');
	expect(positionsFor(Object.keys(facts.cautions), null)).toEqual(['lying-on-the-side', 'sitting-held']);
});

test('what eased last time comes first, unless it is forbidden by now', () => {
	expect(positionsFor([], 'sitting-held')[0]).toBe('sitting-held');
	expect(positionsFor(['glaucoma'], 'leaning-forward')).toEqual(['lying-on-the-side', 'sitting-held']);
	expect(positionsFor([], 'no such thing')).toHaveLength(facts.ease.positions.length);
});
