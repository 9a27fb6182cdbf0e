// From answers to an outcome: gates in strict precedence, and only then points. Source: clinical brief 6.1, 6.3, 6.4.
// server/assessment/evaluate.py says the same in Python.
import { keptAnswers, viewOf, type Book } from './answers.ts';
import { behind, holds, scored, type Answers, type Support, type View } from './conditions.ts';
import type {
	Decision,
	GateRule,
	Outcome,
	PointRule,
	RoutineId,
	Rules,
	Urgency,
	When
} from '#generated/types.ts';

/** A rule and the answers that made it apply, in the shape in which they were given. */
export type Reason = { rule: string; answers: Answers };
export type Verdict = {
	outcome: Outcome;
	when: When | null;
	/** `YYYY-MM-DD`; with `self_care` it means: not today. */
	not_before: string | null;
	reasons: Reason[];
	confidence: 'clear' | 'close' | null;
	routines: RoutineId[];
	recheck: string | null;
};

const HANDS_ON: Outcome[] = ['massage', 'art', 'combination'];
const DAY = 86_400_000;

/** Judges answers that `validate` accepts; `today` is `YYYY-MM-DD` in the chart's zone. */
export function evaluate(book: Book, answers: Answers, today: string): Verdict {
	const view = viewOf(book, keptAnswers(book, answers));
	const open = book.rules.gates.filter((rule) => holds(rule.when, view));
	for (const urgency of book.rules.urgencies) {
		if (open.some((rule) => rule.urgency === urgency.id))
			return byGates(book.rules, view, urgency, open, today);
	}
	return byPoints(book.rules, view, today);
}

function byGates(rules: Rules, view: View, urgency: Urgency, open: GateRule[], today: string): Verdict {
	const notBefore = urgency.id === 'postponed' ? firstDay(view, open, today) : null;
	const recheck = urgency.outcome === 'self_care' ? later(today, rules.recheck_days) : null;
	return {
		outcome: urgency.outcome,
		when: urgency.when,
		not_before: notBefore,
		reasons: deciding(rules, urgency, open).map((rule) => reason(rule, view)),
		confidence: null,
		routines: routines(rules, view, urgency.id),
		recheck: notBefore ?? recheck
	};
}

/** The open gates of the deciding urgency; for a doctor, today's and the later ones together. */
function deciding(rules: Rules, top: Urgency, open: GateRule[]): GateRule[] {
	const same = rules.urgencies.filter(
		(urgency) => urgency.id === top.id || (urgency.when !== null && urgency.outcome === top.outcome)
	);
	return same.flatMap((urgency) => open.filter((rule) => rule.urgency === urgency.id));
}

function firstDay(view: View, open: GateRule[], today: string): string {
	const days = open.flatMap(({ urgency, wait }) => {
		if (urgency !== 'postponed' || wait === null) return [];
		return [wait.days[String(view.answers[wait.question ?? ''])] ?? wait.fixed];
	});
	return later(today, days.length > 0 ? Math.max(...days) : 1);
}

function byPoints(rules: Rules, view: View, today: string): Verdict {
	const decision =
		rules.decisions.find((rule) => holds(rule.when, view)) ?? rules.decisions[rules.decisions.length - 1];
	const points = rules.points.filter(
		(rule) => decision.because.includes(rule.service) && holds(rule.when, view)
	);
	points.sort((left, right) => right.points - left.points);
	return {
		outcome: decision.outcome,
		when: null,
		not_before: null,
		reasons: [decision, ...points].map((rule) => reason(rule, view)),
		confidence: HANDS_ON.includes(decision.outcome) ? confidence(rules, view) : null,
		routines: routines(rules, view, 'decision'),
		recheck: later(today, rules.recheck_days)
	};
}

function confidence(rules: Rules, view: View): 'clear' | 'close' {
	const totals = rules.services.map((service) =>
		scored(service, view).reduce((sum, rule) => sum + rule.points, 0)
	);
	const [least, most] = [Math.min(...totals), Math.max(...totals)];
	return most - least >= rules.clear_by || least >= rules.clear_both ? 'clear' : 'close';
}

function routines(rules: Rules, view: View, after: string): RoutineId[] {
	const plans = rules.plans.filter((plan) => plan.urgencies.includes(after) && holds(plan.when, view));
	return [...new Set(plans.map((plan) => plan.routine))];
}

function reason(rule: GateRule | PointRule | Decision, view: View): Reason {
	return { rule: rule.id, answers: inOrder(behind(rule.when, view), view) };
}

/** The answers in the order of questions and options. */
function inOrder(support: Support, view: View): Answers {
	const answers: Answers = {};
	for (const [id, question] of view.questions) {
		const [given, named] = [view.answers[id], support.get(id)];
		if (given === undefined || named === undefined) continue;
		answers[id] = Array.isArray(given) ? question.options.filter((option) => named.has(option)) : given;
	}
	return answers;
}

function later(day: string, days: number): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}
