import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { ClientListed } from './api_shapes.ts';
import { append, hold, step } from './chart_store.ts';
import { noteOpened } from './charts_opened.ts';
import { keepNames } from './clients_kept.ts';
import { newEntryId, newId } from './ids.ts';
import { personConnection } from './person_store.ts';
import { refusedHere } from './refused_here.ts';

const TOMASZ = newId();
const MARIA = newId();
const listed = { chart: MARIA, name: 'Maria', since: '2026-10-01T10:00:00Z' } as ClientListed;

test('what was refused in the chart of a client is found with the name, and can be sent while the chart is here', async () => {
	const storage = personConnection(newId(), () => undefined);
	await hold(storage, { chart: MARIA, device: newId(), person: TOMASZ, role: 'therapist' });
	await noteOpened(storage, MARIA, Date.now());
	await keepNames(storage, [listed]);
	const draft = { id: newEntryId(Date.now()), kind: 'private_note', body: { text: 'Slowly.' } } as const;
	const entry = await append(storage, MARIA, draft, { wall: Date.now(), zone: 60 });
	const row = { chart: MARIA, id: entry.id, entry, code: 'INVALID_BODY', message: 'No.', at: '', server: '' };
	await step(storage, MARIA, () => ({ refused: [row], dropOutbox: [1], dropEntries: [entry.id] }));
	const refused = { entry: { id: entry.id }, message: 'No.', chart: MARIA };
	expect(await refusedHere(storage)).toMatchObject([{ ...refused, client: 'Maria', held: true }]);
	await step(storage, MARIA, () => ({ chart: null }));
	expect(await refusedHere(storage)).toMatchObject([{ ...refused, client: null, held: false }]);
});
