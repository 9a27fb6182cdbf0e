/** What is drawn: pieces of skin and cloth around balls of flesh, gathered into units. */
import type { Ball } from './body.ts';
import type { Axis } from './order.ts';
import { pointOf, type Placed } from './skeleton.ts';
import type { Vec } from './vector.ts';

export type Look = 'skin' | 'hair' | 'top' | 'trousers' | 'dark' | 'works';

/** A ball in the room. */
export interface Lump {
	at: Vec;
	r: number;
}

/** One piece of skin or cloth: the hull of its balls. */
export interface Piece {
	look: Look;
	lumps: readonly Lump[];
	/** Which way it faces, where it does not go all around. */
	out?: Vec;
	/** Sleeves and trouser legs of the same limb lie over it. */
	under?: true;
	/** Of a hand: it goes around what the hand holds. */
	wraps?: true;
	/** No line goes around it. */
	bare?: true;
	/** It hides the line of a limb where the limb grows out of the trunk, and comes last. */
	seam?: true;
	/** It is drawn with a limb and is cloth of the trunk: no darker on the far side. */
	near?: true;
}

/** What is drawn in one go, one outline around it all. */
export interface Unit {
	name: string;
	/** Units of the same limb that follow each other are drawn as one. */
	limb: string;
	/** Lines through it, which say how near it is. */
	axes: readonly Axis[];
	pieces: readonly Piece[];
}

export const lumpsOf = (frame: Placed, balls: readonly Ball[]): Lump[] =>
	balls.map(([x, y, z, r]) => ({ at: pointOf(frame, [x, y, z]), r }));
