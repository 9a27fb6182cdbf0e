import { expect, test } from 'vitest';
import { feltBody } from '#lib/progress/felt.ts';
import { feltOn, practiceBefore } from './morning.ts';

let made = 0;
function entry(kind: string, day: string, body: object) {
	made += 1;
	return { id: `e${made}`, kind, happened_at: `${day}T08:00:00.000+01:00`, author: 'self', body };
}

function practice(day: string, ...exercises: [id: string, done: boolean][]) {
	return entry('practice', day, {
		title: day,
		steps: exercises.map(([exercise, done]) => ({ exercise, done }))
	});
}

test('one is asked about the last practice of the day before, when it loaded the body', () => {
	const entries = [
		practice('2026-11-16', ['bridge', true]),
		practice('2026-11-17', ['open-book', true]),
		practice('2026-11-17', ['bridge', true], ['slow-breathing', true])
	];
	expect(practiceBefore(entries, '2026-11-18')?.id).toBe(entries[2]?.id);
	expect(practiceBefore(entries, '2026-11-19')).toBeNull();
});

test('what only calms, or was not done, is not asked about', () => {
	expect(practiceBefore([practice('2026-11-17', ['slow-breathing', true])], '2026-11-18')).toBeNull();
	expect(practiceBefore([practice('2026-11-17', ['bridge', false])], '2026-11-18')).toBeNull();
});

test('the last word of this morning counts, and other measures say nothing of it', () => {
	const said = ['worse', 'same'].map((felt) => entry('measure', '2026-11-18', feltBody(felt as 'worse')));
	const other = entry('measure', '2026-11-18', { name: 'steps', value: -1, unit: '' });
	expect(feltOn([...said, other], '2026-11-18')).toBe('same');
	expect(feltOn([other], '2026-11-18')).toBeNull();
	expect(feltOn(said, '2026-11-19')).toBeNull();
});
