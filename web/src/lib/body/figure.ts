import { backwards, type Line, line, middle, mirrored, over, type Point, runs } from './curves.ts';

export interface Part {
	/** null is the belly: seen, and no answer to the question. */
	region: string | null;
	/** One across the middle of the body, or one on each side. */
	outlines: Line[];
	/** Where its tick stands, or its two. */
	marks: Point[];
}
export interface View {
	/** They meet, and none lies over another. */
	parts: Part[];
	/** Where parts meet, and what makes it a body. */
	lines: Line[];
}

/** What the picture shows of the plane it is drawn on. */
export const FRAME = { left: -64, top: -5, width: 128, height: 313 };

// One half of a body 7.5 heads high, its middle at x = 0, its crown at y = 0 and its soles at y = 303.
// The thumb lies towards the body, as in a hand at rest: so both views have one outline.
const [NAPE_SIDE, NECK, OUTER_ARM, OUTER_FOREARM, HAND, INNER_FOREARM, INNER_ARM] = runs(
	'7.9 34.2, 7.8 38.4 |' +
		'8 43, 9.4 48.6, 13.5 52.6, 20 55.4 |' +
		'28 57.4, 34.4 61.2, 38.8 69, 41.2 79, 43.1 90, 45 101 |' +
		'47.2 110.5, 49.6 119, 51.2 127.5, 52.1 137, 52.7 147 |' +
		'53.6 152.5, 55.4 158, 56.9 164.5, 57.7 171, 57.8 177, 57 182, 54.8 184.4, 52.2 183.4, 50.6 179,' +
		'49.5 174, 48.6 169, 47.4 166, 46.5 168.8, 44.8 171.3, 42.8 170.2, 42.4 165.8, 43.4 159.5, 44.7 153.5,' +
		'44.2 148 |' +
		'41.2 139, 37.9 129.5, 36 122, 34.3 114.6, 31.6 104.7 |' +
		'29.2 94, 26.5 85'
) as [Line, Line, Line, Line, Line, Line, Line];

const [ARMPIT, RIB_SIDE, WAIST, HIP, OUTER_THIGH, OUTER_KNEE, CALF, FOOT, SHIN, INNER_KNEE, INNER_THIGH] =
	runs(
		'26.5 85, 25.7 94, 24.7 104 |' +
			'23.7 113 |' +
			'23.7 120, 25 130 |' +
			'26.9 141, 28.5 152, 29 163 |' +
			'28.4 176, 26.8 190, 25 204 |' +
			'23.9 216, 23.5 227 |' +
			'24.7 239, 24.4 251, 22.4 265, 20.5 278 |' +
			'20.4 285, 22.2 290.5, 25.2 296, 26.4 300, 24.8 302.6, 20 303.2, 14 303.4, 11 301.8, 10.2 297,' +
			'10.6 291, 11.2 285, 11.1 278 |' +
			'9.6 264, 7.3 250, 6.4 238, 7.1 227 |' +
			'7.3 216, 6.3 204 |' +
			'4.4 187, 2.6 171, 0.6 161'
	) as [Line, Line, Line, Line, Line, Line, Line, Line, Line, Line, Line];

const HEAD = '0 0, 6.4 1, 11.4 5, 13.8 11, 14.2 16.4, 15.2 17, 15.5 20, 14.6 24, 13.5 25.4,';
const [FACE, CHIN] = runs(`${HEAD} 12.3 30.6, 10.4 35.2, 7.8 38.4 | 4.2 40.8, 0 41.5`) as [Line, Line];
const [SKULL, NAPE] = runs(`${HEAD} 11.4 30.4, 7.9 34.2 | 4 35.7, 0 36`) as [Line, Line];
const DELTOID = line('20 55.4, 22.2 64, 24.8 74, 26.5 85');
const COLLAR = line('0 59.2, 10 57.9, 20 55.4');
const RIB_ARCH = line('0 95, 4.5 97, 10.5 104, 17 110, 23.7 113');
const GROIN = line('0 147, 7 144.8, 16 138, 25 130');
const SHOULDER_LINE = line('0 61, 6 60, 13 57.6, 20 55.4');
const LAST_RIBS = line('0 107.5, 8 106, 17 104.4, 24.7 104');
const SACRUM = line('0 142, 3 139, 11 131.5, 25 130');
const BUTTOCK = line('29 163, 23 165.8, 17 169, 9 169.4, 2.5 165.5, 0.6 161');

const ELBOW = over(OUTER_ARM, INNER_ARM, 1.6);
const WRIST = over(OUTER_FOREARM, INNER_FOREARM, 1);
const LEG_TOP = over(HIP, backwards(INNER_THIGH), 3);
const KNEE_TOP = over(OUTER_THIGH, INNER_THIGH, -2.2);
const KNEE_END = over(OUTER_KNEE, INNER_KNEE, 2.2);
const ANKLE = over(CALF, SHIN, 1);

/** A part on both sides, or one from side to side with its tick in the middle; each from the outline of one half. */
function pair(region: string, ...along: Line[]): Part {
	const half = along.flat();
	const outlines = [half, mirrored(half)];
	return { region, outlines, marks: outlines.map(middle) };
}
function single(region: string | null, ...along: Line[]): Part {
	const half = along.flat();
	const outline = [...half, ...backwards(mirrored(half))];
	return { region, outlines: [outline], marks: [middle(outline)] };
}
const hip = (...along: Line[]): Part => ({
	...single('hip_groin', ...along),
	marks: pair('hip_groin', ...along).marks
});
const thigh = (top: Line): Part => pair('thigh', OUTER_THIGH, KNEE_TOP, INNER_THIGH, backwards(top));

const LIMBS: Part[] = [
	pair('shoulder', OUTER_ARM, ELBOW, INNER_ARM, backwards(DELTOID)),
	pair('elbow_forearm', OUTER_FOREARM, WRIST, INNER_FOREARM, backwards(ELBOW)),
	pair('wrist_hand', HAND, backwards(WRIST)),
	pair('knee', OUTER_KNEE, KNEE_END, INNER_KNEE, backwards(KNEE_TOP)),
	pair('calf_shin', CALF, ANKLE, SHIN, backwards(KNEE_END)),
	pair('ankle_foot', FOOT, backwards(ANKLE))
];
const LIMB_LINES = [DELTOID, ELBOW, WRIST, KNEE_TOP, KNEE_END, ANKLE];
const twice = (lines: Line[]): Line[] => [...lines, ...lines.map(mirrored)];

export const FIGURE: Record<'front' | 'back', View> = {
	front: {
		parts: [
			single('neck', backwards(CHIN), NECK, backwards(COLLAR)),
			single('chest_ribs', COLLAR, DELTOID, ARMPIT, RIB_SIDE, backwards(RIB_ARCH)),
			single(null, RIB_ARCH, WAIST, backwards(GROIN)),
			hip(GROIN, HIP, LEG_TOP),
			thigh(LEG_TOP),
			...LIMBS,
			single('head_jaw', FACE, CHIN)
		],
		lines: twice([
			...LIMB_LINES,
			COLLAR,
			CHIN,
			RIB_ARCH,
			GROIN,
			LEG_TOP,
			...[
				'0 121, 0 123',
				'14.8 300, 15 303.4',
				'18.2 300.4, 18.6 303.3',
				'21.4 300, 22 303',
				'4 19.6, 5.9 20.3, 7.8 19.6',
				'2.4 32.2, 0 32.8'
			].map(line)
		])
	},
	back: {
		parts: [
			single('neck', backwards(NAPE), NAPE_SIDE, NECK, backwards(SHOULDER_LINE)),
			single('upper_back', SHOULDER_LINE, DELTOID, ARMPIT, backwards(LAST_RIBS)),
			single('low_back', LAST_RIBS, RIB_SIDE, WAIST, backwards(SACRUM)),
			hip(SACRUM, HIP, BUTTOCK),
			thigh(BUTTOCK),
			...LIMBS,
			single('head_jaw', SKULL, NAPE)
		],
		lines: twice([
			...LIMB_LINES,
			NAPE,
			SHOULDER_LINE,
			LAST_RIBS,
			SACRUM,
			BUTTOCK,
			...[
				'0 70, 0 100',
				'0 142, 0 161',
				'8.6 67, 7.8 76, 9.4 84, 12.4 84.6, 17.5 77',
				'12.8 288, 12 296, 14.4 300.8, 18 300.6, 20 296, 19.2 288'
			].map(line)
		])
	}
};
