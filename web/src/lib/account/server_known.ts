import { device } from '#lib/device/device.svelte.ts';

/**
 * Whether the server has said what it is, or does not answer. Before that a form that depends on it would move or vanish
 * under the finger.
 */
export function serverKnown(): boolean {
	return device.ready && (device.installation !== null || !device.online);
}
