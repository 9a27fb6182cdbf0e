import { device } from '#lib/device/device.svelte.ts';

/** Whether anything more is to be expected of what the server is: a form that depends on it would move or vanish under the finger. */
export function serverKnown(): boolean {
	return device.ready && (device.installation !== null || device.asked);
}
