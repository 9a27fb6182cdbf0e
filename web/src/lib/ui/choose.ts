/**
 * What is chosen after a tap on `id` in a list where several may be chosen.
 *
 * `none` is the option that stands alone ("none of these"): choosing it takes the others away, and choosing
 * another takes it away. `most` is how many may be chosen; a further one is not taken.
 */
export function toggled<Id extends string>(
	chosen: readonly Id[],
	id: Id,
	{ none, most }: { none?: Id; most?: number } = {}
): Id[] {
	if (chosen.includes(id)) return chosen.filter((other) => other !== id);
	if (id === none) return [id];
	const others = chosen.filter((other) => other !== none);
	return most !== undefined && others.length >= most ? [...others] : [...others, id];
}
