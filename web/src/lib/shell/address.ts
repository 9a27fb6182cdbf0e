import { device } from '#lib/device/device.svelte.ts';

/** Whether phones can install the app from this address: without https they cannot. Until the server has said so, they can. */
export function isInstallable(): boolean {
	return device.installation?.installable !== false;
}
