// From answers to an outcome: gates in strict precedence, and only then points. Source: clinical brief 6.1, 6.3, 6.4.
// server/assessment/evaluate.py says the same in Python.
import { keptAnswers, viewOf, type Book } from './answers.ts';
import { marksOf } from './marks.ts';
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
/** What is expected afterwards: once a clinician has said yes to all that is open, or the waiting is over. */
export type Expected = { outcome: Outcome; not_before: string | null; routines: RoutineId[] };
export type Verdict = Judgement & {
	/** For a doctor: what else the same visit can clear, though it does not decide. */
	also: Reason[];
	/** Gates that would be open, had a clinician's word not lifted them. */
	lifted: Reason[];
	then: Expected | null;
	/** What changes or forbids exercises, and what a therapist must know; ids of cautions.yaml. */
	cautions: string[];
	notes: string[];
};
type Judgement = {
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
const NOT_YET: Outcome[] = ['doctor_soon', 'clearance_first'];
const POSTPONED = 'postponed';
const DAY = 86_400_000;

/**
 * Judges answers that `validate` accepts; `today` is `YYYY-MM-DD` in the chart's zone. `cleared` names gates that a clinician's word
 * has lifted; it says nothing about a gate that cannot be lifted.
 */
export function evaluate(
	book: Book,
	answers: Answers,
	today: string,
	cleared: readonly string[] = []
): Verdict {
	const view = viewOf(book, keptAnswers(book, answers));
	const open = book.rules.gates.filter((rule) => holds(rule.when, view));
	const left = open.filter((rule) => !(rule.liftable && cleared.includes(rule.id)));
	const judgement = judge(book.rules, view, left, today);
	return {
		...judgement,
		also: also(judgement, left, view),
		lifted: open.filter((rule) => !left.includes(rule)).map((rule) => reason(rule, view)),
		then: expected(book.rules, view, left, today),
		cautions: marksOf(book.rules.cautions, view),
		notes: marksOf(book.rules.notes, view)
	};
}

/** Open gates that a clinician's word can lift, with the answers behind them. */
export function liftable(book: Book, answers: Answers): Reason[] {
	const view = viewOf(book, keptAnswers(book, answers));
	const open = book.rules.gates.filter((rule) => rule.liftable && holds(rule.when, view));
	return open.map((rule) => reason(rule, view));
}

function judge(rules: Rules, view: View, open: GateRule[], today: string): Judgement {
	const top = topOf(rules, open);
	return top ? byGates(rules, view, top, open, today) : byPoints(rules, view, today);
}

function topOf(rules: Rules, open: GateRule[]): Urgency | undefined {
	return rules.urgencies.find(({ id }) => open.some(({ urgency }) => urgency === id));
}

function also({ outcome, reasons }: Judgement, open: GateRule[], view: View): Reason[] {
	if (outcome !== 'doctor_soon') return [];
	const told = reasons.map(({ rule }) => rule);
	return open.filter(({ liftable, id }) => liftable && !told.includes(id)).map((rule) => reason(rule, view));
}

/** Null where help is needed now or today, or where no clinician's word can open the way. */
function expected(rules: Rules, view: View, open: GateRule[], today: string): Expected | null {
	const top = topOf(rules, open);
	if (!top || !(top.liftable || top.id === POSTPONED)) return null;
	const left = open.filter((rule) => !(top.liftable ? rule.liftable : rule.urgency === POSTPONED));
	const { outcome, not_before, routines } = judge(rules, view, left, today);
	return NOT_YET.includes(outcome) ? null : { outcome, not_before, routines };
}

function byGates(rules: Rules, view: View, urgency: Urgency, open: GateRule[], today: string): Judgement {
	const notBefore = urgency.id === POSTPONED ? firstDay(view, open, today) : null;
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
		if (urgency !== POSTPONED || wait === null) return [];
		return [wait.days[String(view.answers[wait.question ?? ''])] ?? wait.fixed];
	});
	return later(today, days.length > 0 ? Math.max(...days) : 1);
}

function byPoints(rules: Rules, view: View, today: string): Judgement {
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
