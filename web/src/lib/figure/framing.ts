/** How much of the room a picture shows: all that moves, or the part that it is about. */
import { skinPoint } from './anchors.ts';
import { cameraOf, disc } from './camera.ts';
import { unitsOf } from './flesh.ts';
import { COARSE } from './limbs.ts';
import { heldThings } from './held.ts';
import { millimetres, type Disc } from './hull.ts';
import { postureAt, type Motion, type WrittenView } from './motion.ts';
import { cornersOf, type Thing } from './props.ts';
import { placed } from './skeleton.ts';

/** In the millimetres of the drawing: left, top, width and height. */
export type Frame = readonly [number, number, number, number];

const MARGIN = 5;
/** Moments of a move that are looked at: between two of them nothing gets far. */
const LOOKS = 12;

export function frameOf(motion: Motion, view: WrittenView): Frame {
	const camera = cameraOf(view);
	const postures = [...Array(LOOKS).keys()].map((look) => postureAt(motion, (look / LOOKS) * motion.seconds));
	if (typeof view.close === 'string') {
		const points = postures.map((posture) => skinPoint(placed(posture), view.close ?? '', 0.5, [0, 0, 0]).at);
		const discs = points.map((point) => disc(camera, point, 0));
		const across = view.across ?? 60;
		const [left, top, width, height] = around(discs);
		const [right, up] = view.shift ?? [0, 0];
		return inMillimetres([
			left + (width - across) / 2 + right,
			top + (height - across) / 2 - up,
			across,
			across
		]);
	}
	const flesh = postures.flatMap((posture) =>
		unitsOf(posture, placed(posture), [], COARSE).flatMap(({ pieces }) =>
			pieces.flatMap(({ lumps }) => lumps.map(({ at, r }) => disc(camera, at, r)))
		)
	);
	const held = postures.flatMap((posture) => heldThings(motion.held, placed(posture)));
	const things = [...motion.things.filter(isWholly), ...held].flatMap((thing) => {
		if (thing.kind === 'box') return cornersOf(thing).map((corner) => disc(camera, corner, 0));
		return [thing.from, thing.to].map((end) => disc(camera, end, thing.radius));
	});
	const [left, top, width, height] = around([...flesh, ...things]);
	return inMillimetres([left - MARGIN, top - MARGIN, width + 2 * MARGIN, height + 2 * MARGIN]);
}

/** Of a wall it is enough that some is seen. */
const isWholly = ({ look }: Thing): boolean => look !== 'wall';

const inMillimetres = ([left, top, width, height]: Frame): Frame => [
	millimetres(left),
	millimetres(top),
	millimetres(width),
	millimetres(height)
];

/** In centimetres. */
function around(discs: readonly Disc[]): Frame {
	const left = Math.min(...discs.map(({ x, r }) => x - r));
	const top = Math.min(...discs.map(({ y, r }) => y - r));
	const right = Math.max(...discs.map(({ x, r }) => x + r));
	const bottom = Math.max(...discs.map(({ y, r }) => y + r));
	return [left, top, right - left, bottom - top].map(
		(each) => Math.round(each * 10) / 10
	) as unknown as Frame;
}
