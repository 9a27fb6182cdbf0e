/** Looks for what no body can do: joints out of their range, hands that do not reach, limbs inside things or inside each other. */
import { SIDES, type Side } from './body.ts';
import { unitsOf } from './flesh.ts';
import { COARSE } from './limbs.ts';
import {
	ankleAngles,
	elbowAngles,
	handAngles,
	hipAngles,
	kneeAngles,
	MIDDLE,
	PAIRED,
	shoulderAngles,
	spineAngles,
	toesAngles,
	type Angles
} from './joints.ts';
import { postureAt, type Motion } from './motion.ts';
import type { Lump, Unit } from './piece.ts';
import { skinOf, type Box } from './props.ts';
import { placed, type Posture } from './skeleton.ts';
import { mix, size, sub, twist, X, type Vec } from './vector.ts';

/** Moments of a move that are looked at. */
export const LOOKS = 20;
/** Degrees that rounding and the blending of turns may add. */
const SLACK = 2;
/** Centimetres that flesh gives way, and that a seat or a hold presses it in. */
const SOFT = 2.5;

/** What is wrong with a move, once each, with the moment at which it is worst. */
export function problemsOf(motion: Motion): string[] {
	const worst = new Map<string, { by: number; said: string }>();
	const tell = (about: string, by: number, said: string) => {
		if (by > (worst.get(about)?.by ?? 0)) worst.set(about, { by, said });
	};
	for (const { misses, reached } of [motion.start, ...motion.keys]) {
		for (const { limb, missing } of misses)
			tell(
				limb,
				Math.abs(missing),
				`at ${reached} s the ${words(limb)} misses what it holds by ${Math.abs(missing).toFixed(1)} cm`
			);
	}
	for (let look = 0; look < LOOKS; look++) {
		const second = (look / LOOKS) * motion.seconds;
		const posture = postureAt(motion, second);
		const when = `at ${second.toFixed(1)} s`;
		for (const [joint, by, said] of outOfRange(posture)) tell(joint, by, `${when} ${said}`);
		for (const [pair, by] of collisions(posture, motion))
			tell(pair, by, `${when} ${pair} by ${by.toFixed(1)} cm`);
	}
	return [...worst.values()].map(({ said }) => said);
}

const words = (name: string): string => name.replaceAll('_', ' ');

function* outOfRange(posture: Posture): Generator<[string, number, string]> {
	for (const [joint, angles, ranges] of anglesOf(posture)) {
		for (const [angle, [least, most]] of Object.entries(ranges)) {
			const value = angles[angle] ?? 0;
			const by = Math.max(least - value, value - most) - SLACK;
			if (by > 0)
				yield [
					`${joint} ${angle}`,
					by,
					`${words(joint)}: ${angle} is ${value.toFixed(0)}°, it goes from ${least} to ${most}`
				];
		}
	}
}

type Ranges = Readonly<Record<string, readonly [number, number]>>;

function* anglesOf(posture: Posture): Generator<[string, Angles, Ranges]> {
	yield ['low_back', spineAngles(posture.lowBack), MIDDLE.low_back];
	yield ['upper_back', spineAngles(posture.upperBack), MIDDLE.upper_back];
	const nod = twist(posture.head, X).angle;
	yield ['neck', { ...spineAngles(posture.neck), nod }, MIDDLE.neck];
	yield ['breath', { full: posture.breath }, MIDDLE.breath];
	yield ['eyes', { closed: posture.eyes }, MIDDLE.eyes];
	for (const side of SIDES)
		for (const [joint, angles] of limbAngles(side, posture))
			yield [`${side}_${joint}`, angles, PAIRED[joint]];
}

function limbAngles(side: Side, posture: Posture): [keyof typeof PAIRED, Angles][] {
	const limbs = posture[side];
	const { forearm, wrist } = handAngles(side, limbs.hand);
	const [forward, up] = limbs.blade;
	const { knuckles, middle, ends, spread, ...thumb } = limbs.grip;
	return [
		['hip', hipAngles(side, limbs.hip)],
		['knee', kneeAngles(limbs.knee)],
		['ankle', ankleAngles(side, limbs.ankle)],
		['toes', toesAngles(limbs.toes)],
		['blade', { forward, up }],
		['shoulder', shoulderAngles(side, limbs.shoulder)],
		['elbow', elbowAngles(limbs.elbow)],
		['forearm', forearm],
		['wrist', wrist],
		['fingers', { knuckles, middle, ends, spread }],
		['thumb', { ...thumb }]
	];
}

/** Units that are joined, or lie on each other in everybody. */
const NEIGHBOURS = [
	/^trunk (left|right)_(upper_arm|thigh)$/,
	/^(left|right)_upper_arm \1_forearm$/,
	/^(left|right)_thigh \1_shank$/,
	/^trunk head$/,
	/^left_thigh right_thigh$/
];

function* collisions(posture: Posture, motion: Motion): Generator<[string, number]> {
	const units = unitsOf(posture, placed(posture), [], COARSE);
	for (const unit of units) {
		const under = Math.max(...spots(unit).map(({ at, r }) => r - at[1]));
		if (under > SOFT) yield [`${words(unit.name)} is under the floor`, under];
		for (const thing of motion.things) {
			if (!thing.solid || thing.kind !== 'box') continue;
			const into = inside(unit, thing);
			if (into > SOFT) yield [`${words(unit.name)} is inside a thing of ${thing.look}`, into];
		}
	}
	for (const [index, one] of units.entries()) {
		for (const other of units.slice(index + 1)) {
			if (NEIGHBOURS.some((pattern) => pattern.test(`${one.name} ${other.name}`))) continue;
			const into = overlap(one, other);
			if (into > SOFT) yield [`${words(one.name)} and ${words(other.name)} are inside each other`, into];
		}
	}
}

/** The balls of a unit and some between neighbours, so that nothing slips through a long one. */
function spots({ pieces }: Unit): Lump[] {
	return pieces.flatMap(({ lumps }) =>
		lumps.flatMap((lump, index) => {
			const next = lumps[index + 1];
			return next ? [lump, ...[0.25, 0.5, 0.75].map((t) => blended(lump, next, t))] : [lump];
		})
	);
}

const blended = (a: Lump, b: Lump, t: number): Lump => ({ at: mix(a.at, b.at, t), r: a.r + (b.r - a.r) * t });

function inside(unit: Unit, box: Box): number {
	return Math.max(...spots(unit).map(({ at, r }) => r - skinOf(box, at).away));
}

function overlap(one: Unit, other: Unit): number {
	const others = spots(other);
	let most = 0;
	for (const a of spots(one))
		for (const b of others) most = Math.max(most, a.r + b.r - size(sub(a.at, b.at) as Vec));
	return most;
}
