/** Things around the body: boxes, balls and rods in the room, with the skins that hands, feet and seats find. */
import { add, about, dot, sub, times, turned, Y, type Turn, type Vec, back as opposite } from './vector.ts';

/** Half its extents along its own axes; `turn` around the upright, in degrees. */
export interface Box {
	kind: 'box';
	at: Vec;
	half: Vec;
	turn: number;
	look: string;
	/** Nothing may pass through it. Cushions and mats give way. */
	solid: boolean;
}

export interface Rod {
	kind: 'rod';
	from: Vec;
	to: Vec;
	radius: number;
	/** Of a band: half its width where it begins and where it ends, as far as it can stand upright. */
	flat?: readonly [number, number];
	look: string;
	solid: boolean;
}

export type Thing = Box | Rod;

/** As it is written: what it is, where its middle stands, how it is turned around the upright. */
export interface WrittenProp {
	is: string;
	at?: Vec;
	turn?: number;
	size?: Vec;
	/** The part of the body that it goes along with; `at` is then in the frame of that part. */
	held?: string;
	/** Of a band or towel: the point in the room that its other end is tied to. */
	tied?: Vec;
}

/** Height of a seat and of a table top, in centimetres. */
export const SEAT = 46;
const TABLE = 72;

/** The things one prop is made of, at the origin and facing forward. */
const MADE: Record<string, (size: Vec | undefined) => Thing[]> = {
	mat: (size = [62, 1, 182]) => [box([0, -0.5, 0], size, 'soft', false)],
	chair: () => [
		box([0, SEAT - 2, 0], [44, 4, 42], 'wood'),
		box([0, SEAT + 32, -21], [42, 22, 3], 'wood'),
		...legs(19, 18, SEAT - 3, 1.6),
		...[-19, 19].map((x) => rod([x, SEAT, -21], [x, SEAT + 42, -21], 1.6))
	],
	stool: () => [box([0, SEAT - 2, 0], [40, 4, 40], 'wood'), ...legs(16, 16, SEAT - 3, 1.6)],
	table: (size = [100, 3, 60]) => [
		box([0, TABLE - size[1] / 2, 0], size, 'wood'),
		...legs(size[0] / 2 - 4, size[2] / 2 - 4, TABLE - size[1], 2)
	],
	wall: (size = [130, 190, 6]) => [box([0, size[1] / 2, -size[2] / 2], size, 'wall')],
	doorway: (size = [90, 200, 10]) =>
		[-1, 1].map((side) => box([(side * (size[0] + 9)) / 2, size[1] / 2, 0], [9, size[1], size[2]], 'wood')),
	step: (size = [60, 16, 40]) => [box([0, size[1] / 2, 0], size, 'wood')],
	pillow: (size = [44, 9, 30]) => [box([0, size[1] / 2, 0], size, 'cushion', false)],
	roll: (size = [30, 8, 0]) => [
		rod([-size[0] / 2, size[1] / 2, 0], [size[0] / 2, size[1] / 2, 0], size[1] / 2, 'cushion', false)
	],
	ball: (size = [6.6, 0, 0]) => [rod([0, 0, 0], [0, 0, 0], size[0] / 2, 'ball', false)],
	roller: (size = [44, 14, 0]) => [
		rod([-size[0] / 2, size[1] / 2, 0], [size[0] / 2, size[1] / 2, 0], size[1] / 2, 'ball', false)
	],
	// In the frame of a hand: across the palm.
	stick: (size = [44, 4, 0]) => [rod([0, 0, -size[0] / 2], [0, 0, size[0] / 2], size[1] / 2, 'ball', false)],
	band: () => [],
	towel: () => []
};

export const PROPS: readonly string[] = Object.keys(MADE);

function box(at: Vec, size: Vec, look: string, solid = true): Box {
	return { kind: 'box', at, half: times(size, 0.5), turn: 0, look, solid };
}

function rod(from: Vec, to: Vec, radius: number, look = 'wood', solid = true): Rod {
	return { kind: 'rod', from, to, radius, look, solid };
}

function legs(x: number, z: number, height: number, radius: number): Rod[] {
	return [-x, x].flatMap((left) =>
		[-z, z].map((front) => rod([left, 0, front], [left, height, front], radius))
	);
}

/** The things a written prop stands for, in the room or in the frame of what holds it. Throws for a kind there is not. */
export function thingsOf({ is, at = [0, 0, 0], turn = 0, size }: WrittenProp): Thing[] {
	const make = MADE[is];
	if (!make) throw new Error(`no prop is called ${is}: there are ${PROPS.join(', ')}`);
	const way = about(Y, turn);
	const moved = (point: Vec): Vec => add(at, turned(way, point));
	return make(size).map((thing) =>
		thing.kind === 'box'
			? { ...thing, at: moved(thing.at), turn: thing.turn + turn }
			: { ...thing, from: moved(thing.from), to: moved(thing.to) }
	);
}

export const turnOf = ({ turn }: Box): Turn => about(Y, turn);

/** The eight corners, those below first. */
export function cornersOf(thing: Box): Vec[] {
	const turn = turnOf(thing);
	return [-1, 1].flatMap((y) =>
		[
			[-1, -1],
			[1, -1],
			[1, 1],
			[-1, 1]
		].map(([x = 0, z = 0]): Vec => {
			const corner: Vec = [x * thing.half[0], y * thing.half[1], z * thing.half[2]];
			return add(thing.at, turned(turn, corner));
		})
	);
}

/** How far outside a box a point is (negative inside), the nearest point of its skin and the way out there. */
export function skinOf(thing: Box, point: Vec): { away: number; at: Vec; out: Vec } {
	const turn = turnOf(thing);
	const local = turned(opposite(turn), sub(point, thing.at));
	const inside = thing.half.map((half, axis) => half - Math.abs(local[axis] ?? 0));
	const clamped = local.map((value, axis) => {
		const half = thing.half[axis] ?? 0;
		return Math.max(-half, Math.min(half, value));
	}) as unknown as Vec;
	const depth = Math.min(...inside);
	const axis = inside.indexOf(depth);
	const out = [0, 0, 0] as [number, number, number];
	if (depth >= 0) {
		out[axis] = Math.sign(local[axis] ?? 0) || 1;
		const at = [...clamped] as [number, number, number];
		at[axis] = (out[axis] ?? 1) * (thing.half[axis] ?? 0);
		return { away: -depth, at: add(thing.at, turned(turn, at)), out: turned(turn, out) };
	}
	const gap = sub(local, clamped);
	const away = Math.sqrt(dot(gap, gap));
	return { away, at: add(thing.at, turned(turn, clamped)), out: turned(turn, times(gap, 1 / away)) };
}

/** Things by the name they were given. */
export type Room = Readonly<Record<string, readonly Thing[]>>;

/** What stands under a name. Throws for a name there is not. */
export function named(name: string, room: Room): readonly Thing[] {
	const things = room[name];
	if (!things) throw new Error(`nothing here is called ${name}: there are ${Object.keys(room).join(', ')}`);
	return things;
}
