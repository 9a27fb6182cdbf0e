import { expect, test } from 'vitest';
import { questions } from '#generated/questions.ts';
import { words } from '#lib/learn/words.for_tests.ts';
import { rendered } from '#lib/ui/rendered.for_tests.ts';
import BodyMap from './BodyMap.svelte';
import type { Point } from './curves.ts';
import { FIGURE, FRAME } from './figure.ts';
import { regionAt } from './nearest.ts';

const VIEWS = [FIGURE.front, FIGURE.back];
const PARTS = VIEWS.flatMap(({ parts }) => parts);
const options = questions.questions.find(({ id }) => id === 'regions')?.options ?? [];
const names = words.questions['regions']?.options ?? {};

/** CSS pixels per unit of the drawing: on a phone 320 px wide, and on a desktop. */
const SMALL = 1.08;
const LARGE = 1.65;

const front = (tap: Point, scale = SMALL) => regionAt(FIGURE.front, tap, scale);
const back = (tap: Point, scale = SMALL) => regionAt(FIGURE.back, tap, scale);

test('every place one can name is drawn, and nothing that has no name', () => {
	const drawn = new Set(PARTS.map(({ region }) => region).filter((region) => region !== null));
	expect([...drawn, 'whole_body', 'none'].sort()).toEqual([...options].sort());
});

test('nothing is drawn outside the picture', () => {
	const lines = VIEWS.flatMap((view) => [...view.lines, ...view.parts.flatMap((part) => part.outlines)]);
	for (const [x, y] of lines.flat()) {
		expect(Math.abs(x)).toBeLessThan(FRAME.width / 2 - 2);
		expect(y).toBeGreaterThan(FRAME.top + 2);
		expect(y).toBeLessThan(FRAME.top + FRAME.height - 2);
	}
});

test('left is the mirror of right', () => {
	const said = (points: Point[]) =>
		points.map(([x, y]) => `${Math.round(x * 99)} ${Math.round(y * 99)}`).sort();
	for (const { outlines, marks } of PARTS) {
		const points = [...outlines.flat(), ...marks];
		expect(said(points.map(([x, y]) => [-x, y]))).toEqual(said(points));
	}
});

test('what is tapped is what is meant, on either side', () => {
	const meant: [Point, string | null, string][] = [
		[[0, 20], 'head_jaw', 'head_jaw'],
		[[0, 49], 'neck', 'neck'],
		[[0, 80], 'chest_ribs', 'upper_back'],
		[[0, 118], null, 'low_back'],
		[[33, 75], 'shoulder', 'shoulder'],
		[[43, 120], 'elbow_forearm', 'elbow_forearm'],
		[[52, 165], 'wrist_hand', 'wrist_hand'],
		[[18, 150], 'hip_groin', 'hip_groin'],
		[[16, 185], 'thigh', 'thigh'],
		[[15, 215], 'knee', 'knee'],
		[[15, 250], 'calf_shin', 'calf_shin'],
		[[16, 295], 'ankle_foot', 'ankle_foot']
	];
	for (const [[x, y], inFront, behind] of meant) {
		expect([front([x, y]), front([-x, y])]).toEqual([inFront, inFront]);
		expect([back([x, y]), back([-x, y])]).toEqual([behind, behind]);
	}
});

test('a tap into a gap means what is nearer', () => {
	expect(front([31, 112])).toBe('elbow_forearm');
	expect(front([38, 166])).toBe('wrist_hand');
	expect(front([31, 176])).toBe('thigh');
	expect(back([27, 112])).toBe('low_back');
	expect(front([0, 240])).toBe('calf_shin');
	expect(front([48, 172])).toBe('wrist_hand');
});

test('a tap beside the body counts as far as a finger is wide, and not farther', () => {
	const hand = 57.8;
	expect(front([hand + 20 / SMALL, 175])).toBe('wrist_hand');
	expect(front([hand + 28 / SMALL, 175])).toBeNull();
	expect(front([hand + 28 / SMALL, 175], LARGE)).toBeNull();
	expect(front([0, -60])).toBeNull();
	expect(back([60, 290])).toBeNull();
});

test('what is smaller than a finger reaches into its neighbours, where it is drawn small', () => {
	const [top, end] = [204, 227];
	expect([front([16, top - 6]), front([16, end + 8])]).toEqual(['knee', 'knee']);
	expect([front([16, top - 6], LARGE), front([16, end + 8], LARGE)]).toEqual(['thigh', 'calf_shin']);
	expect(front([0, 38])).toBe('neck');
});

test('every tick stands on its part', () => {
	for (const view of VIEWS) {
		for (const { region, marks } of view.parts) {
			for (const mark of marks) expect(regionAt(view, mark, LARGE)).toBe(region);
		}
	}
});

test('what is chosen is lit with a tick on both views, and said', () => {
	const shown = rendered(BodyMap, { chosen: ['knee', 'neck'], names });
	expect(shown.match(/class="lit/g)).toHaveLength(4);
	expect(shown.match(/class="tick/g)).toHaveLength(6);
	expect(shown).toMatch(/Neck ·.*Knee/);
	const plain = rendered(BodyMap, { chosen: ['none'], names });
	expect(plain).not.toContain('class="lit');
	expect(plain).toContain('Nowhere');
});
