import { expect, test } from 'vitest';
import * as facts from '#generated/facts.ts';
import { article } from '#generated/articles/massage-therapy.en.ts';
import { words as common } from '#generated/common.es.ts';
import { words as practice } from '#generated/practice.es.ts';
import { searched } from '#generated/search.en.ts';
import { searched as buscado } from '#generated/search.es.ts';
import { titles } from '#generated/titles.en.ts';
import { titles as titulos } from '#generated/titles.es.ts';
import { NOTHING_WITHDRAWN } from '#lib/assessment/withdrawn.ts';
import { words } from '#lib/learn/words.for_tests.ts';
import { choicesOf } from './choices.ts';
import { wayFor } from './filter.ts';
import { finderOf } from './finder.ts';
import { wordsOf } from './fold.ts';
import { byKind, hitsOf } from './hits.ts';
import { textsOf } from './texts.ts';
import { firstSentence, thingsOf, type Person, type Thing } from './things.ts';
import { ANYTHING, chosenFilters, queryOf, readWish, without, type Wish } from './wish.ts';

const anybody: Person = { cautions: [], withdrawn: NOTHING_WITHDRAWN };
const things = thingsOf(words, titles, anybody);
const find = finderOf(textsOf(words, titles, searched));
const named = (all: readonly Thing[], key: string) => all.find((thing) => thing.key === key);
const keysFor = (wish: Partial<Wish>) =>
	hitsOf(things, wish.q ? find(wish.q) : null, { ...ANYTHING, ...wish }).map(({ thing }) => thing.key);

test('everything there is can be found', () => {
	expect(things.length).toBe(facts.routines.length + facts.exercises.length + titles.length);
	for (const { key, title } of things) expect(find(title).keys, title).toContain(key);
	expect(keysFor({}).length).toBe(things.length);
});

test('an article is found by the words of its text, and by no others', () => {
	const own = textsOf(words, titles, searched).find(({ key }) => key === 'article/massage-therapy');
	const said = new Set(wordsOf(JSON.stringify(article.blocks)));
	const known = own?.words.split(' ') ?? [];
	expect(known.length).toBeGreaterThan(100);
	// Besides what people call it.
	expect(known.filter((word) => !said.has(word))).toEqual(['deep', 'swedish']);
	expect(keysFor({ q: 'kneads' })).toContain('article/massage-therapy');
});

test.each(['rodíla', 'rodila', 'RODILLAS', 'rodil'])(
	'in Spanish, %s finds what is for the knee',
	(question) => {
		const spanish = { ...common, ...practice };
		const [first] = finderOf(textsOf(spanish, titulos, buscado))(question).keys;
		expect(named(thingsOf(spanish, titulos, anybody), first ?? '')?.regions).toContain('knee');
	}
);

test('nobody who looks for help is led to what warns of it', () => {
	expect(words.exercises.bridge.avoid).toContain('pregnancy');
	expect(find('pregnancy').keys).not.toContain('exercise/bridge');
});

test('an address says what is wished, and the other way round', () => {
	const wish: Wish = {
		q: 'carpel tunel',
		kind: 'exercise',
		region: 'wrist_hand',
		purpose: 'carpal_tunnel',
		minutes: '5',
		position: 'sitting',
		have: ['chair', 'wall']
	};
	const query = queryOf(wish);
	expect(query).toBe(
		'?q=carpel+tunel&kind=exercise&region=wrist_hand&for=carpal_tunnel&minutes=5&position=sitting&have=chair&have=wall'
	);
	expect(readWish(new URLSearchParams(query))).toEqual(wish);
	expect(queryOf(ANYTHING)).toBe('');
	expect(queryOf({ ...ANYTHING, q: '  ' })).toBe('');
});

test('what this version of the app does not know is not wished', () => {
	const query = new URLSearchParams('region=tail&for=luck&minutes=7&position=any2&kind=song&have=anvil&x=1');
	expect(readWish(query)).toEqual(ANYTHING);
	expect(readWish(new URLSearchParams('have=chair&have=nothing')).have).toEqual(['nothing']);
});

test('each filter can be taken away by itself', () => {
	const wish: Wish = { ...ANYTHING, q: 'neck', region: 'neck', have: ['nothing'] };
	expect(chosenFilters(wish)).toEqual(['region', 'have']);
	expect(without(wish, ['region'])).toEqual({ ...wish, region: '' });
	expect(without(wish, chosenFilters(wish))).toEqual({ ...ANYTHING, q: 'neck' });
});

test('filters leave what fits them all', () => {
	const exercises = keysFor({ kind: 'exercise', region: 'wrist_hand', position: 'sitting' });
	const wanted = facts.exercises
		.filter(
			({ region, position }) => region === 'wrist_hand' && (position === 'sitting' || position === 'any')
		)
		.map(({ id }) => `exercise/${id}`);
	expect(wanted.length).toBeGreaterThan(0);
	expect(exercises).toEqual(wanted);
	expect(keysFor({ purpose: 'carpal_tunnel' })).toContain('routine/wrist-and-hand');
	expect(keysFor({ q: 'neck', kind: 'article', position: 'sitting' })).toEqual([]);
});

test('with nothing at hand only what needs nothing is left', () => {
	const left = keysFor({ kind: 'exercise', have: ['nothing'] });
	const wanted = facts.exercises.filter(({ equipment }) => equipment.length === 0);
	expect(left).toEqual(wanted.map(({ id }) => `exercise/${id}`));
	expect(left.length).toBeLessThan(facts.exercises.length);
});

test('in two minutes there is the short version of a routine, and the list says so', () => {
	const about = (minutes: Wish['minutes']) =>
		hitsOf(things, null, { ...ANYTHING, kind: 'routine', minutes }).find(
			({ thing }) => thing.key === 'routine/low-back'
		)?.about;
	expect(about('2')).toBe('2-minute version');
	expect(about('')).toMatch(/^\d+ minutes · \d+ exercises$/);
});

test('reading takes time too, but no position and no things', () => {
	const reading = named(things, 'article/massage-therapy');
	if (!reading) throw new Error('there is no such article');
	expect(wayFor(reading, { ...ANYTHING, minutes: '10' })).not.toBeNull();
	expect(
		wayFor({ ...reading, ways: [{ ...reading.ways[0], minutes: 3 }] }, { ...ANYTHING, minutes: '2' })
	).toBeNull();
	expect(wayFor(reading, { ...ANYTHING, position: 'sitting' })).toBeNull();
	expect(wayFor(reading, { ...ANYTHING, have: ['nothing'] })).toBeNull();
});

test('an article is about what it is for, and about that part of the body', () => {
	const [first] = titles;
	if (!first) throw new Error('there are no articles');
	const neck = { ...first, regions: ['neck'], conditions: ['stress'] };
	const [about] = thingsOf(words, [neck], anybody).slice(-1);
	if (!about) throw new Error('it is not there');
	expect(wayFor(about, { ...ANYTHING, purpose: 'stress' })).not.toBeNull();
	expect(wayFor(about, { ...ANYTHING, region: 'neck' })).not.toBeNull();
	expect(wayFor(about, { ...ANYTHING, purpose: 'overuse' })).toBeNull();
});

test('what a caution forbids stays in the list and says why', () => {
	const pregnant = thingsOf(words, titles, { ...anybody, cautions: ['pregnancy'] });
	expect(pregnant.map(({ key }) => key)).toEqual(things.map(({ key }) => key));
	expect(named(pregnant, 'exercise/bridge')?.unfit).toBe(
		`Not for you now: ${words.cautions['pregnancy']?.name}`
	);
	expect(named(pregnant, 'exercise/pelvic-tilt')?.unfit).toBeNull();
	expect(named(pregnant, 'routine/low-back')?.unfit).toBeNull();
	expect(named(pregnant, 'routine/low-back')?.ways[0].about).toMatch(/\d left out$/);
});

/** Every version of these exercises. */
const withdrawing = (...ids: string[]): Person => {
	const rest = { up_to: 99, since: '2026-12-01', name: {}, why: {} };
	return { cautions: ['pregnancy'], withdrawn: { rules: [], exercises: ids.map((id) => ({ id, ...rest })) } };
};

test('where nothing of a routine is left, it is still found by what it would be, and says so', () => {
	const exercises = facts.routines.find(({ id }) => id === 'wrist-and-hand')?.steps ?? [];
	const now = thingsOf(words, titles, withdrawing(...exercises.map(({ exercise }) => exercise)));
	const routine = named(now, 'routine/wrist-and-hand');
	expect(routine?.unfit).toBe('Nothing of this routine is left to do');
	expect(routine && wayFor(routine, { ...ANYTHING, region: 'wrist_hand', minutes: '10' })).not.toBeNull();
});

test('what is withdrawn says so, whatever else speaks against it', () => {
	const now = thingsOf(words, titles, withdrawing('bridge'));
	expect(named(now, 'exercise/bridge')?.unfit).toBe('Withdrawn: do not do this any more');
});

test('filters offer only what is there', () => {
	const { regions, purposes, positions } = choicesOf(things);
	for (const region of regions) expect(keysFor({ region }), region).not.toEqual([]);
	for (const purpose of purposes) expect(keysFor({ purpose }), purpose).not.toEqual([]);
	expect(positions).not.toContain('any');
});

test('without words each kind stands for itself, in the order of the content', () => {
	const groups = byKind(hitsOf(things, null, ANYTHING));
	expect(groups.map(({ kind }) => kind)).toEqual(['routine', 'exercise', 'article']);
	expect(byKind(hitsOf(things, null, { ...ANYTHING, kind: 'article' })).map(({ kind }) => kind)).toEqual([
		'article'
	]);
});

test('a list shows the first sentence', () => {
	expect(firstSentence('Slow breathing. Then rest.')).toBe('Slow breathing.');
	expect(firstSentence('¿Qué es? Esto.')).toBe('¿Qué es?');
	expect(firstSentence('About 3.5 minutes')).toBe('About 3.5 minutes');
});
