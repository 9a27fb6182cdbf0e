/** What can be found: routines, exercises and articles, as a list shows them and as filters ask about them. */
import * as facts from '#generated/facts.ts';
import type { ArticleTitle, Equipment, Position, PracticeWords } from '#generated/types.ts';
import type { Withdrawn } from '#lib/assessment/withdrawn.ts';
import { m } from '#lib/paraglide/messages.js';
import { leftOf, sayLeft } from '#lib/player/contents.ts';
import { POSITION } from '#lib/player/kinds_in_words.ts';
import { equipmentOf, minutesOf, stepsShown, type StepShown } from '#lib/player/routines.ts';
import { forbidding } from '#lib/player/sift.ts';
import { THINGS } from '#lib/player/things.ts';
import { withdrawalOf } from '#lib/player/withdrawn.ts';
import type { Kind } from './wish.ts';

/** A way to do or to read it. A routine has two: all of it, and its short version. */
export interface Way {
	minutes: number;
	/** Null where there is nothing to do. */
	doing: { positions: readonly Position[]; things: readonly Equipment[] } | null;
	/** In a few words: how long, how, with what. */
	about: string;
}

export interface Thing {
	key: string;
	kind: Kind;
	path: `/${string}`;
	title: string;
	/** One line about it. */
	line: string;
	regions: readonly string[];
	purposes: readonly string[];
	/** What somebody would rather take first. */
	ways: readonly [Way, ...Way[]];
	/** Why it is not for this person now; null where it is. */
	unfit: string | null;
}

/** What is known of whoever looks. */
export interface Person {
	cautions: readonly string[];
	withdrawn: Withdrawn;
}

export function thingsOf(words: PracticeWords, articles: readonly ArticleTitle[], person: Person): Thing[] {
	return [
		...facts.routines.map((routine) => routineThing(routine, words, person)),
		...facts.exercises.map((exercise) => exerciseThing(exercise, words, person)),
		...articles.map(articleThing)
	];
}

function routineThing(routine: (typeof facts.routines)[number], words: PracticeWords, person: Person): Thing {
	const { cautions, withdrawn } = person;
	const { title, summary } = words.routines[routine.id];
	const all = stepsShown(routine.steps, words);
	const left = leftOf(routine.steps, cautions, withdrawn, words);
	const short = leftOf(routine.short, cautions, withdrawn, words);
	// Where nothing is left it is still found, by what it would be.
	const whole = wayOf(left.because ? all : left.steps, left.because ? '' : sayLeft(left));
	return {
		key: keyOf('routine', routine.id),
		kind: 'routine',
		path: `/routines/${routine.id}`,
		title,
		line: firstSentence(summary),
		regions: [...new Set(all.map(({ exercise }) => exercise.facts.region))],
		purposes: routine.conditions,
		ways: short.because ? [whole] : [whole, wayOf(short.steps, m.routines_start_short())],
		unfit: left.because && sayLeft(left)
	};
}

function exerciseThing(
	exercise: (typeof facts.exercises)[number],
	words: PracticeWords,
	person: Person
): Thing {
	const steps = stepsShown([{ exercise: exercise.id }], words);
	const about = [
		m.routines_minutes({ count: minutesOf(steps) }),
		POSITION[exercise.position](),
		...exercise.equipment.map((thing) => THINGS[thing]())
	];
	return {
		key: keyOf('exercise', exercise.id),
		kind: 'exercise',
		path: `/exercises/${exercise.id}`,
		title: words.exercises[exercise.id].name,
		line: firstSentence(words.exercises[exercise.id].purpose),
		regions: [exercise.region],
		purposes: exercise.conditions,
		ways: [wayOf(steps, about.join(' · '))],
		unfit: unfitExercise(exercise.id, words, person)
	};
}

function unfitExercise(id: string, words: PracticeWords, { cautions, withdrawn }: Person): string | null {
	if (withdrawalOf({ exercise: id }, withdrawn)) return m.find_withdrawn();
	const names = forbidding(id, cautions).map((caution) => words.cautions[caution]?.name ?? caution);
	return names.length === 0 ? null : m.find_unfit({ cautions: names.join(' · ') });
}

function articleThing(article: ArticleTitle): Thing {
	return {
		key: keyOf('article', article.slug),
		kind: 'article',
		path: `/learn/${article.slug}`,
		title: article.title,
		line: firstSentence(article.summary),
		regions: article.regions,
		purposes: article.conditions,
		ways: [
			{
				minutes: article.minutes,
				doing: null,
				about: m.routines_minutes({ count: article.minutes })
			}
		],
		unfit: null
	};
}

/** Of several, the one that says what it is: lists are read in passing. */
export function firstSentence(text: string): string {
	return /^.+?[.!?…](?=\s)/su.exec(text)?.[0] ?? text;
}

export function keyOf(kind: Kind, id: string): string {
	return `${kind}/${id}`;
}

function wayOf(steps: readonly StepShown[], about: string): Way {
	const positions = new Set(steps.map(({ exercise }) => exercise.facts.position));
	return {
		minutes: minutesOf(steps),
		doing: { positions: [...positions], things: equipmentOf(steps) },
		about
	};
}
