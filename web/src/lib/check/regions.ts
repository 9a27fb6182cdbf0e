/** Parts of the body by where one sees them, until they are drawn: the front, the back, and all over. */
const SEEN: Record<string, 'front' | 'back'> = {
	head_jaw: 'front',
	chest_ribs: 'front',
	shoulder: 'front',
	elbow_forearm: 'front',
	wrist_hand: 'front',
	hip_groin: 'front',
	thigh: 'front',
	knee: 'front',
	ankle_foot: 'front',
	neck: 'back',
	upper_back: 'back',
	low_back: 'back',
	calf_shin: 'back'
};

const ORDER = ['front', 'back', undefined];

/** The options of a question about places, grouped; their own order stays inside a group. */
export function grouped<Option extends { id: string }>(
	options: readonly Option[]
): { side: 'front' | 'back' | undefined; option: Option }[] {
	const placed = options.map((option) => ({ side: SEEN[option.id], option }));
	return ORDER.flatMap((side) => placed.filter((one) => one.side === side));
}
