import { type Day, dayOf } from './days.ts';
import { type AnyEntry, only } from './facts.ts';

/** One practice that was rated before and after, 0 to 10. */
export interface Change {
	id: string;
	day: Day;
	title: string;
	measure: 'tension' | 'pain';
	before: number;
	after: number;
}

/** Practices rated both before and after, oldest first. */
export function changes(entries: readonly AnyEntry[]): Change[] {
	return only(entries, 'practice').flatMap((practice) => {
		const { before, after, title, measure } = practice.body;
		if (before === null || after === null) return [];
		return [{ id: practice.id, day: dayOf(practice), title, measure, before, after }];
	});
}

export interface Comparison {
	measure: 'tension' | 'pain';
	practices: number;
	/** How many ended lower than they began. */
	easier: number;
	/** Means, one decimal. */
	before: number;
	after: number;
}

/** Before and after on average, for each measure that has ratings. */
export function comparisons(rated: readonly Change[]): Comparison[] {
	return (['pain', 'tension'] as const).flatMap((measure) => {
		const those = rated.filter((change) => change.measure === measure);
		if (those.length === 0) return [];
		return [
			{
				measure,
				practices: those.length,
				easier: those.filter(({ before, after }) => after < before).length,
				before: mean(those.map(({ before }) => before)),
				after: mean(those.map(({ after }) => after))
			}
		];
	});
}

function mean(values: number[]): number {
	return Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 10) / 10;
}
