import { Registry } from './registry.ts';

/** Whether records are here, closed, of somebody who can sign in to them again. Rejects with NotSaved. */
export async function hasClosed(): Promise<boolean> {
	const registry = new Registry(() => undefined);
	const holders = await registry.all().finally(() => registry.close());
	return holders.some(({ locked, person }) => locked && typeof person?.login === 'string');
}
