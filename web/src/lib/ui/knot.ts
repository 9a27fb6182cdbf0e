/** The mark: one line from left to right, as numbers of an SVG path (M x y, then curves C of six) in a box of 64 by 64. */
const TIED = [
	5, 42, 17, 42, 23, 38, 29, 30, 35, 22, 43, 16, 48, 21, 53, 26, 47, 35, 37, 35, 27, 35, 15, 33, 16, 23, 17,
	15, 27, 16, 32, 25, 38, 36, 46, 42, 59, 42
];
/** The same line with the same number of curves, undone: a calm wave. */
const LOOSE = [
	5, 42, 9, 42, 13, 41, 17, 39, 20, 37.5, 23, 36, 26, 35, 29, 34, 31, 33.5, 34, 33.5, 37, 33.5, 39, 34, 42,
	35, 45, 36, 47, 37.5, 50, 39, 53, 41, 56, 42, 59, 42
];

/** Path of the mark: `looseness` 0 is the knot, 1 the line undone. */
export function knotPath(looseness: number): string {
	const at = TIED.map((tied, i) => {
		const loose = LOOSE[i] ?? tied;
		return Math.round((tied + (loose - tied) * looseness) * 100) / 100;
	});
	const curves = [];
	for (let i = 2; i < at.length; i += 6) curves.push(`C${at.slice(i, i + 6).join(' ')}`);
	return `M${at[0]} ${at[1]}${curves.join('')}`;
}
