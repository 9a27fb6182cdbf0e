// Decides conditions over answers, and says which answers a decision rests on. Pure, and always has an answer.
// server/assessment/conditions.py says the same in Python; shared vectors hold the two together.
import type { Condition, Numeric, Question, Rules, Service } from '#generated/types.ts';

export type Given = string | number | string[];
export type Answers = Record<string, Given>;
/** Question id to the chosen options that count; a number stands as its digits. */
export type Support = Map<string, Set<string>>;
/** What a condition looks at. `rules` is null while only the visibility of questions is decided. */
export type View = { answers: Answers; questions: Map<string, Question>; rules: Rules | null };

export function holds(condition: Condition, view: View): boolean {
	// The commonest first: most of the time of an evaluation is spent here.
	if ('includes' in condition) return chooses(condition.includes, view);
	if ('is' in condition) return chooses(condition.is, view);
	if ('any' in condition) return condition.any.some((part) => holds(part, view));
	if ('all' in condition) return condition.all.every((part) => holds(part, view));
	if ('not' in condition) return !holds(condition.not, view);
	if ('at_least' in condition) return compare(...condition.at_least, view);
	if ('at_most' in condition) return compare(condition.at_most[1], condition.at_most[0], view);
	return holds(named(condition.holds, view), view);
}

/** The value, or null when it rests on an answer that was not given. */
export function amount(number: Numeric, view: View): number | null {
	if (typeof number === 'number') return number;
	if ('answer' in number) {
		const given = view.answers[number.answer];
		return typeof given === 'number' ? given : null;
	}
	if ('chosen' in number) return chosen(number.chosen, view).length;
	if ('count_of' in number) return number.count_of.filter((part) => holds(part, view)).length;
	if ('points' in number) return scored(number.points, view).reduce((sum, rule) => sum + rule.points, 0);
	return number.sum.reduce((sum: number | null, part) => {
		const next = amount(part, view);
		return sum === null || next === null ? null : sum + next;
	}, 0);
}

/** The answers that make a condition true; empty when it does not hold. */
export function behind(condition: Condition, view: View): Support {
	if (!holds(condition, view)) return new Map();
	if ('all' in condition) return union(condition.all.map((part) => behind(part, view)));
	if ('any' in condition) return union(condition.any.map((part) => behind(part, view)));
	if ('not' in condition) return mentioned(condition.not, view);
	if ('is' in condition) return matching(condition.is, view);
	if ('includes' in condition) return matching(condition.includes, view);
	if ('holds' in condition) return behind(named(condition.holds, view), view);
	return union(numbers(condition).map((number) => behindNumber(number, view)));
}

export function scored(service: Service, view: View) {
	const rules = view.rules?.points ?? [];
	return rules.filter((rule) => rule.service === service && holds(rule.when, view));
}

/** The options given for a question, as a list. */
export function givenOptions(question: string, view: View): string[] {
	const given = view.answers[question];
	if (given === undefined || typeof given === 'number') return [];
	return typeof given === 'string' ? [given] : given;
}

/** The options chosen for a question, without the one that stands for none. */
export function chosen(question: string, view: View): string[] {
	const none = view.questions.get(question)?.none;
	return givenOptions(question, view).filter((option) => option !== none);
}

function chooses(pair: Record<string, string[]>, view: View): boolean {
	for (const question in pair) {
		if (isAmong(view.answers[question], pair[question])) return true;
	}
	return false;
}

function isAmong(given: Given | undefined, options: string[]): boolean {
	if (typeof given === 'string') return options.includes(given);
	return Array.isArray(given) && given.some((option) => options.includes(option));
}

function compare(larger: Numeric, smaller: Numeric, view: View): boolean {
	const [left, right] = [amount(larger, view), amount(smaller, view)];
	return left !== null && right !== null && left >= right;
}

function named(name: string, view: View): Condition {
	return view.rules?.names[name] ?? { any: [] };
}

function numbers(condition: Condition): Numeric[] {
	if ('at_least' in condition) return condition.at_least;
	return 'at_most' in condition ? condition.at_most : [];
}

function behindNumber(number: Numeric, view: View): Support {
	if (typeof number === 'number') return new Map();
	if ('answer' in number) return whole(number.answer, view);
	if ('chosen' in number) return support(number.chosen, chosen(number.chosen, view));
	if ('count_of' in number) return union(number.count_of.map((part) => behind(part, view)));
	if ('points' in number) return union(scored(number.points, view).map((rule) => behind(rule.when, view)));
	return union(number.sum.map((part) => behindNumber(part, view)));
}

/** Every answer given to a question that the condition mentions: what a `not` rests on. */
function mentioned(condition: Condition, view: View): Support {
	if ('all' in condition) return union(condition.all.map((part) => mentioned(part, view)));
	if ('any' in condition) return union(condition.any.map((part) => mentioned(part, view)));
	if ('not' in condition) return mentioned(condition.not, view);
	if ('is' in condition) return union(Object.keys(condition.is).map((question) => whole(question, view)));
	if ('includes' in condition)
		return union(Object.keys(condition.includes).map((question) => whole(question, view)));
	if ('holds' in condition) return mentioned(named(condition.holds, view), view);
	return union(numbers(condition).map((number) => behindNumber(number, view)));
}

function matching(pair: Record<string, string[]>, view: View): Support {
	const parts = Object.entries(pair).map(([question, options]) =>
		support(
			question,
			givenOptions(question, view).filter((option) => options.includes(option))
		)
	);
	return union(parts);
}

function whole(question: string, view: View): Support {
	const given = view.answers[question];
	return support(question, typeof given === 'number' ? [String(given)] : givenOptions(question, view));
}

function support(question: string, options: string[]): Support {
	return options.length > 0 ? new Map([[question, new Set(options)]]) : new Map();
}

function union(parts: Support[]): Support {
	const all: Support = new Map();
	for (const part of parts) {
		for (const [question, options] of part) {
			all.set(question, new Set([...(all.get(question) ?? []), ...options]));
		}
	}
	return all;
}
