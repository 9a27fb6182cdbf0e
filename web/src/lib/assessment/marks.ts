// Which cautions and notes somebody's answers switch on. server/assessment/marks.py says the same in Python.
import type { AskedBy } from '#generated/types.ts';
import { chosen, type View } from './conditions.ts';

/** Ids in the order of the content. */
export function marksOf(marks: Record<string, AskedBy>, view: View): string[] {
	return Object.entries(marks)
		.filter(([, asked]) => asked.some(([question, option]) => chosen(question, view).includes(option)))
		.map(([id]) => id);
}
