import { device } from '#lib/device/device.svelte.ts';

let said: { therapist: string; whose: string | null } | null = null;

/** The therapist somebody has just said yes to: said once, on the screen that follows, and to nobody else. */
export const connected = {
	tell(therapist: string): void {
		said = { therapist, whose: device.whose };
	},
	/** Who it is and who is to read it; null when nobody is new, and when it was taken before. */
	take() {
		const taken = said;
		said = null;
		return taken;
	}
};
