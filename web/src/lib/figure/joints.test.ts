import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SIDES } from './body.ts';
import * as joints from './joints.ts';
import type { Angles } from './joints.ts';
import type { Turn } from './vector.ts';

const within = (ranges: Readonly<Record<string, readonly [number, number]>>) =>
	fc.record(
		Object.fromEntries(Object.entries(ranges).map(([name, [min, max]]) => [name, fc.integer({ min, max })]))
	);

const { PAIRED, MIDDLE } = joints;

function same(angles: Angles, again: Angles) {
	for (const [name, value] of Object.entries(angles)) expect(again[name]).toBeCloseTo(value, 4);
}

const sidedJoints: [
	string,
	(typeof PAIRED)[keyof typeof PAIRED],
	(side: 'left' | 'right', angles: Angles) => Turn,
	(side: 'left' | 'right', turn: Turn) => Angles
][] = [
	['hip', PAIRED.hip, joints.hipTurn, joints.hipAngles],
	['knee', PAIRED.knee, (_, angles) => joints.kneeTurn(angles), (_, turn) => joints.kneeAngles(turn)],
	['ankle', PAIRED.ankle, joints.ankleTurn, joints.ankleAngles],
	['toes', PAIRED.toes, (_, angles) => joints.toesTurn(angles), (_, turn) => joints.toesAngles(turn)],
	['elbow', PAIRED.elbow, (_, angles) => joints.elbowTurn(angles), (_, turn) => joints.elbowAngles(turn)]
];

test.each(sidedJoints)(
	'angles of the %s come back as they were given, on both sides',
	(_, ranges, turn, angles) => {
		fc.assert(
			fc.property(within(ranges), (given) => {
				for (const side of SIDES) same(given as Angles, angles(side, turn(side, given as Angles)));
			})
		);
	}
);

test('a shoulder that is raised a little, but not straight up, keeps its three angles', () => {
	const ranges = { raise: [3, 176], toward: [-89, 180], turn: [-90, 90] } as const;
	fc.assert(
		fc.property(within(ranges), (given) => {
			for (const side of SIDES)
				same(given as Angles, joints.shoulderAngles(side, joints.shoulderTurn(side, given as Angles)));
		})
	);
});

test('spine and hand keep their angles', () => {
	fc.assert(
		fc.property(
			within({ bend: MIDDLE.neck.bend, side: MIDDLE.neck.side, turn: MIDDLE.neck.turn }),
			(given) => {
				same(given as Angles, joints.spineAngles(joints.spineTurn(given as Angles)));
			}
		)
	);
	fc.assert(
		fc.property(within(PAIRED.forearm), within({ bend: [-80, 80], side: [-30, 20] }), (forearm, wrist) => {
			for (const side of SIDES) {
				const again = joints.handAngles(side, joints.handTurn(side, forearm as Angles, wrist as Angles));
				same(forearm as Angles, again.forearm);
				same(wrist as Angles, again.wrist);
			}
		})
	);
});
