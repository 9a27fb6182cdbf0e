/** A body and the things around it as a list of flat shapes, the farthest first. */
import { cameraOf, depth, disc, type Camera, type View } from './camera.ts';
import type { Side } from './body.ts';
import { unitsOf } from './flesh.ts';
import { hullPath } from './hull.ts';
import { heldThings } from './held.ts';
import { cornersOf, skinOf, type Thing, type WrittenProp } from './props.ts';
import type { Piece, Unit } from './piece.ts';
import { placed, type Body, type Posture } from './skeleton.ts';
import { dot, mix, turned, X, type Vec } from './vector.ts';

export interface Shape {
	d: string;
	/** How it looks; `edge` is the outline around what follows. */
	look: string;
}

export interface Scene {
	posture: Posture;
	things: readonly Thing[];
	held: readonly WrittenProp[];
	view: View;
	/** What is tinted. */
	works: readonly string[];
	/** The hand whose fingers are drawn one by one. */
	fine: Side | null;
}

export function drawn({ posture, things, held, view, works, fine }: Scene): Shape[] {
	const camera = cameraOf(view);
	const body = placed(posture);
	const units = unitsOf(posture, body, works, fine);
	const farthestFirst = units.sort((a, b) => depth(camera, b.middle) - depth(camera, a.middle));
	const far = farSide(camera, body);
	const layers: Layer[] = runs(farthestFirst).map((run) => ({
		middles: run.map(({ middle }) => middle),
		shapes: limbShapes(run, camera, far)
	}));
	for (const thing of [...things, ...heldThings(held, body)].sort(
		(a, b) => depth(camera, middleOf(b)) - depth(camera, middleOf(a))
	)) {
		layers.splice(placeOf(thing, layers, camera), 0, {
			middles: [middleOf(thing)],
			shapes: thingShapes(thing, camera)
		});
	}
	return layers.flatMap(({ shapes }) => shapes);
}

/** What is drawn in one go, and the points that say how far away it is. */
interface Layer {
	middles: Vec[];
	shapes: Shape[];
}

/** The side whose limbs lie behind the other's, when one looks at the body from its side; null from front and back. */
function farSide(camera: Camera, { pelvis }: Body): Side | null {
	const lead = dot(turned(pelvis.turn, X), camera.ahead);
	return Math.abs(lead) < 0.5 ? null : lead > 0 ? 'left' : 'right';
}

/** Neighbours of one limb together. */
function runs(units: readonly Unit[]): Unit[][] {
	const all: Unit[][] = [];
	for (const unit of units) {
		const last = all.at(-1);
		if (last?.[0]?.limb === unit.limb) last.push(unit);
		else all.push([unit]);
	}
	return all;
}

function limbShapes(units: readonly Unit[], camera: Camera, far: Side | null): Shape[] {
	const behind = far !== null && units[0]?.limb.startsWith(far) ? ' far' : '';
	const pieces = units.flatMap(({ pieces }) => whatCovers(pieces, camera));
	const paths = pieces.map((piece) => ({ look: lookOf(piece, camera, behind), d: pathOf(piece, camera) }));
	const body = paths.filter(({ look }) => !look.startsWith('works'));
	const shapes: Shape[] = [{ look: 'edge', d: body.map(({ d }) => d).join('') }];
	for (const path of [...body, ...paths.filter((path) => !body.includes(path))]) {
		const last = shapes.at(-1);
		if (last?.look === path.look) last.d += path.d;
		else shapes.push(path);
	}
	return shapes;
}

/** What faces away comes first, and is covered by the rest. */
function whatCovers(pieces: readonly Piece[], camera: Camera): Piece[] {
	const away = pieces.filter((piece) => facesAway(piece, camera));
	return [...away, ...pieces.filter((piece) => !away.includes(piece))];
}

/** What is seen exactly from its side still shows. */
function facesAway({ out }: Piece, camera: Camera): boolean {
	return out !== undefined && dot(out, camera.ahead) > 0.3;
}

function lookOf(piece: Piece, camera: Camera, behind: string): string {
	if (piece.look === 'works') return facesAway(piece, camera) ? 'works beneath' : 'works';
	return piece.look + behind;
}

function pathOf({ lumps }: Piece, camera: Camera): string {
	return hullPath(lumps.map(({ at, r }) => disc(camera, at, r)));
}

function middleOf(thing: Thing): Vec {
	return thing.kind === 'box' ? thing.at : mix(thing.from, thing.to, 0.5);
}

/** Whether a point lies behind a thing: outside of a face that is turned away. */
function isBehind(camera: Camera, thing: Thing, point: Vec): boolean {
	if (thing.kind === 'rod') return depth(camera, point) > depth(camera, middleOf(thing));
	return dot(skinOf(thing, point).out, camera.ahead) > 0;
}

/** Where among the layers a thing is least wrong: what is behind it before, what is in front after it. */
function placeOf(thing: Thing, layers: readonly Layer[], camera: Camera): number {
	const behind = layers.map(({ middles }) =>
		middles.map((point) => (isBehind(camera, thing, point) ? 1 : -1))
	);
	let wrong = behind.flat().filter((each) => each === 1).length;
	let [best, place] = [wrong, 0];
	for (const [index, points] of behind.entries()) {
		wrong -= points.reduce((sum, each) => sum + each, 0);
		if (wrong < best) [best, place] = [wrong, index + 1];
	}
	return place;
}

function thingShapes(thing: Thing, camera: Camera): Shape[] {
	if (thing.kind === 'rod') {
		const ends = [thing.from, thing.to].map((end) => disc(camera, end, thing.radius));
		return [{ look: `${thing.look} thing`, d: hullPath(ends) }];
	}
	const corners = cornersOf(thing).map((corner) => disc(camera, corner, 0.4));
	const top = corners.slice(4);
	return [
		{ look: `${thing.look} thing`, d: hullPath(corners) },
		{ look: `${thing.look} thing lit`, d: hullPath(top) }
	];
}
