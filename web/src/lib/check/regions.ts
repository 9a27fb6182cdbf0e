type Group = 'trunk' | 'arm' | 'leg';

const BELONGS: Record<string, Group> = {
	head_jaw: 'trunk',
	neck: 'trunk',
	upper_back: 'trunk',
	chest_ribs: 'trunk',
	low_back: 'trunk',
	shoulder: 'arm',
	elbow_forearm: 'arm',
	wrist_hand: 'arm',
	hip_groin: 'leg',
	thigh: 'leg',
	knee: 'leg',
	calf_shin: 'leg',
	ankle_foot: 'leg'
};

const ORDER = ['trunk', 'arm', 'leg', undefined];

/** The options of a question about places, by the part of the body they belong to; their own order stays inside a group. */
export function grouped<Option extends { id: string }>(
	options: readonly Option[]
): { group: Group | undefined; option: Option }[] {
	const placed = options.map((option) => ({ group: BELONGS[option.id], option }));
	return ORDER.flatMap((group) => placed.filter((one) => one.group === group));
}
