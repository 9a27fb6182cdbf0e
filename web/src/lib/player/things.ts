import type { Equipment } from '#generated/types.ts';
import { m } from '#lib/paraglide/messages.js';

/** Things an exercise needs, in words. */
export const THINGS: Record<Equipment, () => string> = {
	chair: m.routines_thing_chair,
	table: m.routines_thing_table,
	wall: m.routines_thing_wall,
	doorway: m.routines_thing_doorway,
	mat: m.routines_thing_mat,
	step: m.routines_thing_step,
	pillow: m.routines_thing_pillow,
	towel: m.routines_thing_towel,
	ball: m.routines_thing_ball,
	roller: m.routines_thing_roller,
	band: m.routines_thing_band,
	weight: m.routines_thing_weight,
	putty: m.routines_thing_putty,
	splint: m.routines_thing_splint,
	warm_pack: m.routines_thing_warm_pack
};
