/** A body and the things around it as a list of flat shapes, the farthest first. */
import { cameraOf, disc, type Camera, type View } from './camera.ts';
import type { Side } from './body.ts';
import { unitsOf } from './flesh.ts';
import type { Fine } from './limbs.ts';
import { hullPath } from './hull.ts';
import { graspsOf, opened, parted } from './grip.ts';
import { heldThings } from './held.ts';
import { inOrder, type Solid } from './order.ts';
import { cornersOf, type Rod, type Thing, type WrittenProp } from './props.ts';
import type { Piece, Unit } from './piece.ts';
import { placed, type Body, type Posture } from './skeleton.ts';
import { across, add, dot, sub, times, turned, unit, X, Y, type Vec } from './vector.ts';

export interface Shape {
	d: string;
	/** How it looks: classes of `figure.css`. */
	look: string;
	/** From 0 to 1, for what is less than wholly there. */
	opacity?: number;
}

/** What all pictures of a scene have in common. Plain data: it is passed on to another thread. */
export interface Setting {
	things: readonly Thing[];
	held: readonly WrittenProp[];
	view: View;
	/** What is tinted. */
	works: readonly string[];
	fine: Fine;
	/** One part fills the picture: no side is the far one. */
	close: boolean;
}

/** What one picture is made of. */
export interface Picture extends Setting {
	posture: Posture;
}

export function drawn({ posture, things, held, view, works, fine, close }: Picture): Shape[] {
	const camera = cameraOf(view);
	const body = placed(posture);
	const far = close ? null : farSide(camera, body);
	const inHand = heldThings(held, body).flatMap((thing) => parted(thing, graspsOf(thing, body), camera));
	const holding = new Set(inHand.flatMap(([, grasps]) => grasps.map(({ side }) => side)));
	const units = opened(unitsOf(posture, body, works, fine), holding);
	const bodily = units.map((unit): Layer => ({ solid: { name: unit.name, axes: unit.axes }, unit }));
	const around = things.map((thing): Layer => ({ solid: solidOf(thing), thing }));
	const along = inHand.map(([thing, grasps]): Layer => ({ solid: { ...solidOf(thing), grasps }, thing }));
	return runs(inOrder([...bodily, ...around, ...along], camera)).flatMap((run) => {
		const [{ thing } = {}] = run;
		return thing
			? thingShapes(thing, camera)
			: limbShapes(
					run.flatMap(({ unit }) => unit ?? []),
					camera,
					far
				);
	});
}

/** One unit of the body, or one thing. */
interface Layer {
	solid: Solid;
	unit?: Unit;
	thing?: Thing;
}

function solidOf(thing: Thing): Solid {
	if (thing.kind === 'box') return { axes: [], box: thing };
	return { axes: [{ from: thing.from, to: thing.to, r: thing.radius }] };
}

/** The side whose limbs lie behind the other's, when one looks at the body from its side; null from front and back. */
function farSide(camera: Camera, { pelvis }: Body): Side | null {
	const lead = dot(turned(pelvis.turn, X), camera.ahead);
	return Math.abs(lead) < 0.5 ? null : lead > 0 ? 'left' : 'right';
}

/** Neighbours of one limb together, so that one outline goes around them. */
function runs(layers: readonly Layer[]): Layer[][] {
	const all: Layer[][] = [];
	for (const layer of layers) {
		const last = all.at(-1);
		if (layer.unit && last?.[0]?.unit?.limb === layer.unit.limb) last.push(layer);
		else all.push([layer]);
	}
	return all;
}

function limbShapes(units: readonly Unit[], camera: Camera, far: Side | null): Shape[] {
	const behind = far !== null && units[0]?.limb.startsWith(far) ? ' far' : '';
	const body = units.flatMap(({ pieces }) => pieces.filter(({ look }) => look !== 'works'));
	const shapes: Shape[] = [];
	for (const piece of whatCovers(body, camera)) {
		const look = piece.look + (piece.near ? '' : behind) + (piece.seam || piece.bare ? ' bare' : '');
		const last = shapes.at(-1);
		// In one shape, so that one line goes around all of it.
		if (last?.look === look) last.d += pathOf(piece, camera);
		else shapes.push({ look, d: pathOf(piece, camera) });
	}
	return [...shapes, ...units.flatMap((unit) => tint(unit, camera))];
}

/** What faces away comes first, then what clothes cover, at last what hides their lines. */
function whatCovers(pieces: readonly Piece[], camera: Camera): Piece[] {
	const away = pieces.filter((piece) => turnedAway(piece, camera) > AWAY);
	const rest = pieces.filter((piece) => !away.includes(piece));
	const clothes = rest.filter(({ under, seam }) => !under && !seam);
	return [...away, ...rest.filter(({ under }) => under), ...clothes, ...rest.filter(({ seam }) => seam)];
}

/** What is seen exactly from its side still shows. */
const AWAY = 0.3;
/** A tint goes from here on, and is gone there. */
const FADES = [0.15, 0.6] as const;

/** 1 for what faces straight away from who looks, -1 for what faces them. */
function turnedAway({ out }: Piece, camera: Camera): number {
	return out === undefined ? -1 : dot(out, camera.ahead);
}

/** All that works in a unit as one shape, not darker where patches overlap. It fades as it turns away, so that nothing goes in one step. */
function tint({ pieces }: Unit, camera: Camera): Shape[] {
	const seen = pieces
		.filter(({ look }) => look === 'works')
		.map((piece) => ({
			piece,
			share: Math.min(1, (FADES[1] - turnedAway(piece, camera)) / (FADES[1] - FADES[0]))
		}))
		.filter(({ share }) => share > 0.05);
	if (seen.length === 0) return [];
	const opacity = Math.round(Math.max(...seen.map(({ share }) => share)) * 80) / 100;
	return [{ look: 'works', d: seen.map(({ piece }) => pathOf(piece, camera)).join(''), opacity }];
}

function pathOf({ lumps }: Piece, camera: Camera): string {
	return hullPath(lumps.map(({ at, r }) => disc(camera, at, r)));
}

function thingShapes(thing: Thing, camera: Camera): Shape[] {
	if (thing.kind === 'rod') {
		const ends = endsOf(thing).map((end) => disc(camera, end, thing.radius));
		return [{ look: `${thing.look} thing`, d: hullPath(ends) }];
	}
	const corners = cornersOf(thing).map((corner) => disc(camera, corner, 0.4));
	const top = corners.slice(4);
	return [
		{ look: `${thing.look} thing`, d: hullPath(corners) },
		{ look: `${thing.look} thing lit`, d: hullPath(top) }
	];
}

/** The middles of a rod's ends, or the corners of a band. */
function endsOf({ from, to, flat }: Rod): readonly Vec[] {
	if (!flat) return [from, to];
	const up = unit(across(Y, unit(sub(to, from))), X);
	return [from, to].flatMap((end, index) => {
		const half = times(up, flat[index] ?? 0);
		return [add(end, half), sub(end, half)];
	});
}
