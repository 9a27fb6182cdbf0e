import type { Position, Strength } from '#generated/types.ts';
import { m } from '#lib/paraglide/messages.js';

/** On what an exercise rests, in one sentence: A trials in the same problem, B in related people, C accepted practice. */
export const STRENGTH: Record<Strength, () => string> = {
	A: m.exercise_strength_a,
	'A/B': m.exercise_strength_ab,
	B: m.exercise_strength_b,
	'B/C': m.exercise_strength_bc,
	C: m.exercise_strength_c
};

/** How the body is while one does it. */
export const POSITION: Record<Position, () => string> = {
	sitting: m.exercise_position_sitting,
	lying: m.exercise_position_lying,
	half_lying: m.exercise_position_half_lying,
	side_lying: m.exercise_position_side_lying,
	face_down: m.exercise_position_face_down,
	standing: m.exercise_position_standing,
	hands_and_knees: m.exercise_position_hands_and_knees,
	kneeling: m.exercise_position_kneeling,
	walking: m.exercise_position_walking,
	any: m.exercise_position_any
};
