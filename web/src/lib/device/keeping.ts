import type { Registry } from './registry.ts';

/** Asks the browser not to delete what is stored here: once a device, since Firefox asks the person. */
export async function askToKeep(registry: Registry): Promise<void> {
	const { storage } = navigator;
	if (!storage?.persist || (await storage.persisted())) return;
	if (await registry.shouldAskToKeep()) await storage.persist();
}
