import { expect, test } from 'vitest';
import type { RefusedCopy } from '#lib/device/api_shapes.ts';
import { refusedElsewhere } from './refused_elsewhere.ts';

const copy = (id: string, more: object = {}) =>
	({
		entry: {
			id,
			kind: 'goal',
			stamp: '',
			happened_at: '2026-11-22T18:00:00.000+01:00',
			body: '{"done":false,"text":"climb the stairs"}',
			...more
		},
		code: 'INVALID_BODY',
		at: '2026-11-22T17:00:00Z',
		device: 'd1'
	}) as RefusedCopy;

test('what this device lists itself is not listed twice', () => {
	const seen = refusedElsewhere([copy('a'), copy('b')], [{ id: 'a' }]);
	expect(seen.map(({ id }) => id)).toEqual(['b']);
	expect(seen[0]?.entry?.body).toEqual({ done: false, text: 'climb the stairs' });
});

test.each([
	['no JSON', { body: 'no' }],
	['another shape', { kind: 'assignment', body: '{}' }],
	['no time', { happened_at: 'yesterday' }]
])('what cannot be shown as a record is still listed: %s', (_, wrong) => {
	expect(refusedElsewhere([copy('a', wrong)], [])).toEqual([{ id: 'a', entry: null }]);
});
