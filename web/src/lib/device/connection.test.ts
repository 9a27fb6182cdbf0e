import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { beforeEach, expect, test } from 'vitest';
import type { Connection } from './connection.ts';
import { newId } from './ids.ts';
import { type PersonSchema, personConnection } from './person_store.ts';
import { NotSaved, Outdated, type Saving } from './shapes.ts';

let name: string;
let told: Saving[];
let storage: Connection<PersonSchema>;

beforeEach(() => {
	name = newId();
	told = [];
	storage = personConnection(name, (saving) => told.push(saving));
});

function put(key: string): Promise<unknown> {
	return storage.write(['opened'], (tx) => tx.objectStore('opened').put(1, key));
}

test('what was written is there for the next connection', async () => {
	await put('a');
	await storage.close();
	const other = personConnection(name, () => undefined);
	expect(await other.read(['opened'], (tx) => tx.objectStore('opened').getAllKeys())).toEqual(['a']);
});

test('writes ask for strict durability', async () => {
	const asked = await storage.write(['opened'], async (tx) => {
		await tx.objectStore('opened').put(1, 'a');
		return tx.durability;
	});
	expect(asked).toBe('strict');
});

test('a connection that the browser dropped is opened again', async () => {
	await put('a');
	await deleteDB(name);
	await put('b');
	expect(await storage.read(['opened'], (tx) => tx.objectStore('opened').getAllKeys())).toEqual(['b']);
	expect(told).not.toContain('fails');
});

test('one failure is tried again and nobody hears of it', async () => {
	let first = true;
	await storage.write(['opened'], async (tx) => {
		if (first) {
			first = false;
			throw new DOMException('Connection to Indexed Database server lost.', 'UnknownError');
		}
		await tx.objectStore('opened').put(1, 'a');
	});
	expect(told).toEqual(['works']);
});

test('after two failures nothing is called saved, until a write works again', async () => {
	const lost = () => Promise.reject(new DOMException('lost', 'UnknownError'));
	await expect(storage.write(['opened'], lost)).rejects.toThrow(NotSaved);
	expect(told).toEqual(['fails']);
	await put('a');
	expect(told).toEqual(['fails', 'works']);
});

test('on a full disk a read that works does not take the warning back', async () => {
	const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
	await expect(storage.write(['opened'], full)).rejects.toThrow(NotSaved);
	await storage.probe('opened');
	expect(told).toEqual(['fails']);
});

test('a fault of our own aborts the transaction and is not taken for trouble with the storage', async () => {
	const fault = storage.write(['opened'], async (tx) => {
		await tx.objectStore('opened').put(1, 'a');
		throw new RangeError('ours');
	});
	await expect(fault).rejects.toThrow(RangeError);
	expect(told).toEqual([]);
	expect(await storage.read(['opened'], (tx) => tx.objectStore('opened').count())).toBe(0);
});

test('a newer version in another tab does not have to wait for this one', async () => {
	await put('a');
	const newer = await openDB(name, 2);
	expect(newer.version).toBe(2);
	newer.close();
});

test('what a newer version of the app has stored is neither read nor written, and said to be newer', async () => {
	await put('a');
	(await openDB(name, 2)).close();
	await expect(put('b')).rejects.toThrow(Outdated);
	await expect(storage.read(['opened'], (tx) => tx.objectStore('opened').count())).rejects.toThrow(Outdated);
	expect(new Set(told)).toEqual(new Set(['works', 'outdated']));
	const newer = await openDB(name);
	expect([newer.version, await newer.getAllKeys('opened')]).toEqual([2, ['a']]);
	newer.close();
});
