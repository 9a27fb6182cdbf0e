import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Me } from './api_shapes.ts';
import { Device } from './device.svelte.ts';
import { newId } from './ids.ts';

const MARIA = newId();
const me: Me = {
	person: { id: MARIA, name: 'Maria', login: 'maria' },
	chart: newId(),
	roles: ['client'],
	sign_in: newId(),
	links: []
};

let device: Device;

beforeEach(() => {
	vi.stubGlobal('document', new EventTarget());
	vi.stubGlobal('window', new EventTarget());
	device = new Device(async (path) =>
		path === '/api/sign-ins'
			? Response.json(me)
			: Response.json({ error: { code: 'NOT_FOUND', message: '' } }, { status: 404 })
	);
});

test('who taps sooner than the storage opens is signed in all the same', async () => {
	const signedIn = device.signIn('maria', 'a password');
	void device.start('en', newId());
	await signedIn;
	expect(device.person?.id).toBe(MARIA);
});

test('what is recorded sooner than the storage opens is kept', async () => {
	const recorded = device.record('rating', { measure: 'tension', value: 3 });
	void device.start('en', newId());
	const { id } = await recorded;
	expect(device.chart?.entries.map((entry) => entry.id)).toEqual([id]);
});
