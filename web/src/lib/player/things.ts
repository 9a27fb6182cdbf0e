import type { Equipment } from '#generated/types.ts';
import { m } from '#lib/paraglide/messages.js';

/** Things an exercise needs, in words. */
export const THINGS: Record<Equipment, () => string> = {
	chair: m.routines_thing_chair,
	wall: m.routines_thing_wall,
	doorway: m.routines_thing_doorway,
	mat: m.routines_thing_mat,
	step: m.routines_thing_step,
	ball: m.routines_thing_ball,
	roller: m.routines_thing_roller,
	towel: m.routines_thing_towel,
	band: m.routines_thing_band,
	pillow: m.routines_thing_pillow
};
