/**
 * The drawn person: where each part hangs on the next, and how thick it is, in centimetres for somebody 170 cm tall.
 *
 * Lengths of the limbs are Winter's fractions of the stature (D. A. Winter, Biomechanics and Motor Control of Human Movement, after
 * Drillis and Contini 1966): shank 0.246, thigh 0.245, upper arm 0.186, forearm 0.146, hand 0.108, foot 0.152, hips and
 * shoulders at 0.530 and 0.818. Thicknesses are ours, by eye.
 */
import type { Vec } from './vector.ts';

export type Side = 'left' | 'right';
export const SIDES: readonly Side[] = ['left', 'right'];

/** 1 for the left, which lies toward +x; -1 for the right. */
export const signOf = (side: Side): number => (side === 'left' ? 1 : -1);

/** A point of the left half in the frame of its part, on either side. */
export const sided = (side: Side, [x, y, z]: Vec): Vec => [x * signOf(side), y, z];

const STATURE = 170;
export const THIGH = 0.245 * STATURE;
export const SHANK = 0.246 * STATURE;
export const UPPER_ARM = 0.186 * STATURE;
export const FOREARM = 0.146 * STATURE;

/** From the middle between the hip joints, along the spine; each third of a region bends alike. */
export const SACRUM: Vec = [0, 8, -1.5];
export const LUMBAR_THIRD: Vec = [0, 6.4, 0];
export const THORACIC_THIRD: Vec = [0, 9, 0];
export const NECK_THIRD: Vec = [0, 4.4, 0.5];

/** In the frame of the uppermost third of the chest, and of the pelvis. */
export const SHOULDER: Vec = [17, 3, 0.5];
export const HIP: Vec = [8.7, 0, 0];

/** The sole lies so far below the ankle; heel, ball and middle of the sole on it. */
export const ANKLE_HEIGHT = 0.039 * STATURE;
export const HEEL: Vec = [0, -ANKLE_HEIGHT, -4];
export const BALL: Vec = [0, -ANKLE_HEIGHT, 12.5];
export const SOLE: Vec = [0, -ANKLE_HEIGHT, 4];
export const TOES_JOINT: Vec = [0, -4.8, 12.5];

/** Middle of the palm's skin, of a hanging left hand whose palm faces the thigh. */
export const PALM: Vec = [-1.7, -5.5, 0];
export const HAND = 0.108 * STATURE;

/** A ball of flesh around a point of a part's frame: `[x, y, z, radius]`. The skin is the hull of some of them. */
export type Ball = readonly [number, number, number, number];

export const pair = ([x, y, z, r]: Ball): Ball[] => [
	[x, y, z, r],
	[-x, y, z, r]
];
