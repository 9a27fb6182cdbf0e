import { expect, test } from 'vitest';
import { words } from '#lib/learn/words.for_tests.ts';
import { aboutSet, linesOfSet } from './each_set.ts';
import { announced, spoken } from './phase_words.ts';
import type { Dose } from './dose.ts';
import { Phone, step } from './player.cast.ts';
import { cuesBetween } from './cues.ts';
import { reopened } from './player.ts';
import { stepsShown, type ExerciseShown } from './routines.ts';
import { viewOf, type PlayerView } from './view.ts';

/** An exercise of the real content. */
function shown(id: string): ExerciseShown {
	const [first] = stepsShown([{ exercise: id }], words);
	if (!first) throw new Error(`no exercise ${id}`);
	return first.exercise;
}

const neck = shown('neck-turns');
const relaxing = shown('muscle-relaxation');

function nods(other: { repetitions?: number; rest?: number } = {}): Dose {
	return { mode: 'count', sets: 3, repetitions: 2, seconds_per_repetition: 4, rest: 10, ...other };
}

/** Every view of a practice of one exercise, ten a second, until it is over. */
function watched(phone: Phone): PlayerView[] {
	const views: PlayerView[] = [];
	for (let view = viewOf(phone.begin().state); view; view = viewOf(phone.wait(0.1).state)) views.push(view);
	return views;
}

function changes<Thing>(things: readonly Thing[]): Thing[] {
	return things.filter((thing, i) => thing !== things[i - 1]);
}

test('the lines of a set are lit from its rest on, and none where all sets are alike', () => {
	const views = watched(new Phone([step('neck-turns', nods())]));
	const lit = changes(views.map((view) => `${view.kind} ${linesOfSet(neck, view.set).join()}`));
	expect(lit).toEqual(['ready 0,1', 'work 0,1', 'rest 2', 'work 2', 'rest 3', 'work 3']);
	expect(linesOfSet(shown('bridge'), 2)).toEqual([]);
	expect(aboutSet(shown('bridge'), 2)).toBe('');
});

test('a round begins again after its last set', () => {
	expect([1, 9, 10, 27].map((set) => linesOfSet(relaxing, set))).toEqual([[0], [8], [0], [8]]);
});

test('a screen reader hears each set once, and the start of a round again', () => {
	const dose: Dose = { mode: 'hold', sets: 10, repetitions: 1, hold: 2, rest: 4 };
	const views = watched(new Phone([step('muscle-relaxation', dose)]));
	const heard = changes(views.map((view) => announced(view, relaxing)));
	expect(heard.slice(0, 4)).toEqual([
		'Get ready. Hands and forearms: make soft fists.',
		'Hold',
		'Rest. Next: Upper arms: bend your elbows and tighten.',
		'Hold'
	]);
	expect(heard.filter((each) => each.includes('soft fists'))).toHaveLength(2);
	expect(heard).toHaveLength(20);
});

test('without a rest between, a set is announced with its work', () => {
	const views = watched(new Phone([step('neck-turns', nods({ rest: 0 }))]));
	const heard = changes(views.map((view) => announced(view, neck)));
	expect(heard.slice(1)).toEqual(['Go', `Go. ${aboutSet(neck, 2)}`, `Go. ${aboutSet(neck, 3)}`]);
});

test('the voice says what a set is about, and a mere Go does not cut it off', () => {
	const views = watched(new Phone([step('neck-turns', nods())]));
	const said = views.flatMap((view, i) =>
		cuesBetween(views[i - 1] ?? null, view).map((cue) => spoken(cue, view, neck))
	);
	expect(said.filter(({ text }) => text !== '')).toEqual([
		{ text: `Easy neck turns and tilts. ${neck.words.start}`, waits: false },
		{ text: `Go. ${aboutSet(neck, 1)}`, waits: false },
		{ text: `Rest. Next: ${aboutSet(neck, 2)}`, waits: false },
		{ text: 'Go', waits: true },
		{ text: `Rest. Next: ${aboutSet(neck, 3)}`, waits: false },
		{ text: 'Go', waits: true }
	]);
});

test('a killed tab comes back to the same line', () => {
	const phone = new Phone([step('neck-turns', nods())]).begin().wait(10 + 8 + 10 + 3);
	phone.state = reopened(JSON.parse(JSON.stringify(phone.state)), phone.sleep(600).now);
	phone.send({ type: 'go_on', kept: false }).wait(1);
	expect(linesOfSet(neck, viewOf(phone.state)?.set ?? 0)).toEqual([2]);
});

test('the easier way in the middle of a set stays with its line and says it again', () => {
	const plan = [step('neck-turns', nods(), { easierDose: nods({ repetitions: 1 }) })];
	const phone = new Phone(plan).begin().wait(10 + 8 + 10 + 3);
	const view = viewOf(phone.send({ type: 'easier', turn: 0 }).state);
	expect(view && [view.newSet, ...linesOfSet(neck, view.set)]).toEqual([true, 2]);
});
