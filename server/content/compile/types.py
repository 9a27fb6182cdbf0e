"""The TypeScript types of what `write.py` writes, as the web imports them from `#generated/types.ts`."""

from collections.abc import Iterable

from server.content.catalogue.articles import GROUPS
from server.content.catalogue.exercises import EQUIPMENT, KINDS, POSITIONS, SIDES, STRENGTHS
from server.content.catalogue.routines import MEASURES
from server.content.catalogue.rules import OUTCOMES, SERVICES, WHENS
from server.content.catalogue.shapes import Catalogue
from server.content.catalogue.standing import CERTAINTIES

SHAPES = """
export type Condition =
	| { all: Condition[] }
	| { any: Condition[] }
	| { not: Condition }
	| { is: Record<string, string[]> }
	| { includes: Record<string, string[]> }
	| { at_least: [Numeric, Numeric] }
	| { at_most: [Numeric, Numeric] }
	| { holds: string };
export type Numeric =
	| number
	| { answer: string }
	| { chosen: string }
	| { count_of: Condition[] }
	| { points: Service }
	| { sum: Numeric[] };

/**
 * `none` is the option that stands alone; `least` and `most` bound a number, `most` also how many options.
 * `private`: the answer, and what rests on it alone, never leaves the device.
 */
export type Question = {
	id: string;
	screen: string;
	type: 'option' | 'options' | 'number';
	options: string[];
	none: string | null;
	least: number;
	most: number;
	private: boolean;
	/** What is so now may not be so some hours later: a check that goes on then asks again. */
	fades: boolean;
	shown_when: Condition | null;
};
export type Questions = { version: number; screens: string[]; questions: Question[] };

export type Standing = { source: string[]; certainty: Certainty; version: number; reviewed_by: string | null };
/** `liftable`: a clinician's word can lift its rules, each by its name. */
export type Urgency = { id: string; outcome: Outcome; when: When | null; liftable: boolean };
export type Wait = { question: string | null; days: Record<string, number>; fixed: number };
export type GateRule = Standing & {
	id: string;
	covers: string[];
	urgency: string;
	tier: 'stand_alone' | 'pair' | 'context';
	when: Condition;
	wait: Wait | null;
	liftable: boolean;
};
/** Question and option that switch it on. */
export type AskedBy = [string, string][];
export type PointRule = Standing & { id: string; service: Service; points: number; when: Condition };
export type Decision = Standing & { id: string; outcome: Outcome; because: Service[]; when: Condition };
export type Plan = { routine: RoutineId; urgencies: string[]; when: Condition };
export type Rules = {
	version: number;
	recheck_days: number;
	clear_by: number;
	clear_both: number;
	services: Service[];
	urgencies: Urgency[];
	names: Record<string, Condition>;
	gates: GateRule[];
	points: PointRule[];
	decisions: Decision[];
	plans: Plan[];
	/** What changes an exercise, and what a therapist must know, by id. */
	cautions: Record<string, AskedBy>;
	notes: Record<string, AskedBy>;
	/** Rows of the clinical brief that no rule covers yet. */
	missing_gates: string[];
	/** Languages in which a clinician has signed every rule and its words. */
	reviewed: Language[];
};

/** Times in seconds, except `minutes`. */
export type Dose =
	| { mode: 'count'; sets: number; repetitions: number; seconds_per_repetition: number; rest: number }
	| { mode: 'hold'; sets: number; repetitions: number; hold: number; rest: number }
	| { mode: 'breath'; minutes: number; in: number; hold_in: number; out: number; hold_out: number; sip?: number }
	| { mode: 'timed'; seconds: number; sets: number; rest: number };
export type Exercise = Standing & {
	id: ExerciseId;
	strength: Strength;
	region: string;
	/** What it can be for. */
	conditions: string[];
	position: Position;
	kind: ExerciseKind;
	equipment: Equipment[];
	dose: Dose;
	easier_dose: Dose | null;
	/** It turns the mind to breath or body: what to do instead, for whom that unsettles; null for every other. */
	inward: ExerciseId | null;
	/** Seconds to let go in between two holds; null for the usual few. */
	let_go: number | null;
	/** The lines of `steps` (from 1) that each set of a round is about; empty where all sets are alike. */
	each_set: number[][];
	/** `weeks`: how long before it can be judged. */
	often: { times_a_day: number; days_a_week: number; weeks: number | null };
	sides: Sides;
	/** What changes it, and what forbids it. */
	cautions: string[];
	not_with: string[];
	stop_signs: string[];
};
export type Step = { exercise: ExerciseId; dose: Dose | null };
export type Routine = Standing & {
	id: RoutineId;
	conditions: string[];
	steps: Step[];
	short: Step[];
	measure: Measure;
	per_week: number;
};
/** Asked before somebody starts: `first` of who has no check, `today` of everybody else. */
export type NewSign = {
	id: string;
	leads_to: 'help' | 'rest' | 'check';
	asked: ('first' | 'today')[];
	source: string[];
};
/** When pain ends an exercise, by how strong it was at the start: one of the three ways is given. */
export type PainStart = { up_to: number; ends_from: number | null; ends_at_rise: number | null; calm_only: boolean };
export type PainRules = Standing & { starts: PainStart[] };
/** How to lie or sit while it hurts; who has a caution of `not_with` is not offered that position. */
export type EasyPosition = { id: PositionId; not_with: string[] };
export type Ease = Standing & { positions: EasyPosition[] };
export type HelpLine = { name: string; phone: string | null; text: string | null; source: string };
/** `crisis`: someone to talk to now. `doctor`: advice by telephone. `silent`: emergency help by text or relay. */
export type Country = {
	code: string;
	emergency: string[];
	source: string;
	crisis: HelpLine[];
	doctor: HelpLine[];
	silent: HelpLine[];
};
export type Reference = { key: string; text: string; url: string | null; recalled: boolean };
export type Facts = {
	regions: string[];
	conditions: string[];
	/** Sources by id. */
	cautions: Record<string, string[]>;
	stop_signs: Record<string, string[]>;
	new_signs: NewSign[];
	exercises: Exercise[];
	routines: Routine[];
	pain: PainRules;
	ease: Ease;
	countries: Country[];
	/** Sources of exercises and routines by key; `recalled` = the source was not opened. */
	references: Record<string, Reference>;
	/** How many rules, exercises, routines and articles carry no clinician's signature. */
	unreviewed: { count: number; of: number };
};

export type Inline =
	| { text: string; strong?: true; emphasis?: true; link?: string }
	| { claim: { certainty: Certainty; references: number[] } };
export type Block =
	| { kind: 'heading'; level: 2 | 3; inline: Inline[] }
	| { kind: 'paragraph' | 'quote'; inline: Inline[] }
	| { kind: 'list'; ordered: boolean; items: Inline[][] };
/** `minutes`: how long reading takes. `after`: outcomes of the check after which it is worth reading. */
export type ArticleTitle = {
	slug: ArticleSlug;
	title: string;
	summary: string;
	minutes: number;
	group: ArticleGroup;
	regions: string[];
	conditions: string[];
	after: Outcome[];
};
/** All further words of articles, folded; of each article, how many are skipped before each of its own. */
export type Searched = { words: string; articles: Record<ArticleSlug, string> };
/** `references` are in the order of their numbers, which begin at 1. */
export type Article = {
	slug: ArticleSlug;
	title: string;
	summary: string;
	minutes: number;
	version: number;
	reviewed_by: string | null;
	references: Reference[];
	blocks: Block[];
};

type Named = { text: string };
type Advice = { title: string; advice: string };
export type ExerciseWords = {
	name: string;
	purpose: string;
	start: string;
	feel: string;
	easier: string;
	harder: string;
	avoid: string;
	steps: string[];
	/** Stop signs said in this exercise's own words, by id. */
	stop: Record<string, string>;
};
/** Words in parts, so that a screen loads what it shows. */
export type CommonPart = {
	regions: Record<string, Named>;
	conditions: Record<string, Named>;
	cautions: Record<string, { name: string; advice: string }>;
	safety_net: Record<'all', { stop: string; doctor: string }>;
	notices: Record<'incomplete' | 'unreviewed', Named>;
	countries: Record<string, Named>;
	help: Record<'all', { call: string; crisis: string; silent: string; doctor: string }>;
};
export type CheckPart = {
	screens: Record<string, { title: string; intro?: string }>;
	questions: Record<string, { text: string; hint?: string; options: Record<string, string> }>;
	rules: Record<string, Named>;
	confidence: Record<'clear' | 'close', Named>;
	urgencies: Record<string, Advice>;
	outcomes: Record<Outcome, Advice>;
	/** How massage and ART go together. */
	combining: Record<'all', Record<'order' | 'one_visit' | 'two_visits' | 'choice' | 'tested', string>>;
	/** What a clinician has to decide, by rule; `any` where a rule has no question of its own. */
	to_decide: Record<string, Named>;
	/** What hands-on care keeps to once it is allowed, by rule. */
	if_allowed: Record<string, Named>;
	notes: Record<string, { name: string; advice: string }>;
};
export type PracticePart = {
	exercises: Record<ExerciseId, ExerciseWords>;
	routines: Record<RoutineId, { title: string; summary: string }>;
	stop_signs: Record<string, Named>;
	new_signs: Record<string, Named>;
};
/** What helps while it hurts. */
export type EasePart = {
	positions: Record<PositionId, { name: string; how: string }>;
	ease: Record<'all', { warmth: string; no_warmth: string; quiet: string }>;
};
export type CommonWords = CommonPart;
export type CheckWords = CommonPart & CheckPart;
export type PracticeWords = CommonPart & PracticePart;
export type EaseWords = CommonPart & EasePart;
export type Words = CheckWords & PracticeWords;
"""


def types_text(catalogue: Catalogue) -> str:
    unions = {
        "Language": catalogue.words,
        "Outcome": OUTCOMES,
        "When": WHENS,
        "Service": SERVICES,
        "Certainty": CERTAINTIES,
        "ExerciseId": [exercise.id for exercise in catalogue.exercises],
        "PositionId": [position.id for position in catalogue.ease.positions],
        "RoutineId": [routine.id for routine in catalogue.routines],
        "ArticleSlug": sorted({article.slug for article in catalogue.articles}),
        "ArticleGroup": GROUPS,
        "ExerciseKind": KINDS,
        "Position": POSITIONS,
        "Equipment": EQUIPMENT,
        "Sides": SIDES,
        "Strength": STRENGTHS,
        "Measure": MEASURES,
    }
    return "\n".join(_union(name, words) for name, words in unions.items()) + "\n" + SHAPES


def _union(name: str, words: Iterable[str]) -> str:
    return f"export type {name} = {' | '.join(repr(word) for word in words)};"
