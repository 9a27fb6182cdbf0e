import { expect, test } from 'vitest';
import * as facts from '#generated/facts.ts';
import { cameraOf, disc, type Camera } from './camera.ts';
import { loadFigures } from './figures.ts';
import { unitsOf } from './flesh.ts';
import type { Disc } from './hull.ts';
import { COARSE } from './limbs.ts';
import { postureAt } from './motion.ts';
import type { Piece, Unit } from './piece.ts';
import type { Scene } from './scene.ts';
import { placed } from './skeleton.ts';
import { dot } from './vector.ts';

const figures = await loadFigures();
const ROUND = [...Array(36).keys()].map((step) => {
	const angle = (step / 36) * 2 * Math.PI;
	return [Math.cos(angle), Math.sin(angle)] as const;
});

const discsOf = ({ lumps }: Piece, camera: Camera): Disc[] => lumps.map(({ at, r }) => disc(camera, at, r));

/** How far the hull of some discs reaches in each direction. */
const reachOf = (discs: readonly Disc[]): number[] =>
	ROUND.map(([x, y]) => Math.max(...discs.map((each) => each.x * x + each.y * y + each.r)));

/** How far the edge of a disc lies outside of all of some hulls. */
function beyond({ x, y, r }: Disc, hulls: readonly number[][]): number {
	const out = ROUND.map(([cos, sin]) => {
		const [px, py] = [x + r * cos, y + r * sin];
		const outside = (hull: readonly number[]) =>
			Math.max(...ROUND.map(([ux, uy], index) => px * ux + py * uy - (hull[index] ?? 0)));
		return Math.min(...hulls.map(outside));
	});
	return Math.max(...out);
}

function sticksOut({ motion, setting }: Scene, share: number): number {
	const camera = cameraOf(setting.view);
	const posture = postureAt(motion, motion.seconds * share);
	const units = unitsOf(posture, placed(posture), setting.works, COARSE);
	const isSeen = ({ look, out }: Piece) => look === 'works' && (!out || dot(out, camera.ahead) < 0.5);
	// A tint at the root of a limb may reach into the trunk.
	const isBeneath = (one: Unit, { limb }: Unit) => limb === one.limb || limb === 'trunk';
	return Math.max(
		0,
		...units.flatMap((unit) => {
			const own = units.filter((other) => isBeneath(unit, other)).flatMap(({ pieces }) => pieces);
			const hulls = own
				.filter(({ look }) => look !== 'works')
				.map((piece) => reachOf(discsOf(piece, camera)));
			const tints = unit.pieces.filter(isSeen).flatMap((piece) => discsOf(piece, camera));
			return tints.map((tint) => beyond(tint, hulls));
		})
	);
}

test.each(facts.exercises.map(({ id }) => id))('what is tinted in %s stays within the outline', (id) => {
	for (const scene of figures(id).moves)
		for (const share of [0, 0.25, 0.5, 0.75]) expect(sticksOut(scene, share)).toBeLessThan(0.5);
});
