import { device } from '#lib/device/device.svelte.ts';
import { NOTHING_WITHDRAWN, type Withdrawn } from './withdrawn.ts';

/**
 * What is withdrawn, as the server said last, also before it answers again. Read in markup or in `$derived`, it follows the device. What an
 * earlier version of this app kept of the installation does not say.
 */
export function withdrawnNow(): Withdrawn {
	return device.installation?.withdrawn ?? NOTHING_WITHDRAWN;
}
