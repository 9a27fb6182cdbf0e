import { expect, test } from 'vitest';
import { questions } from '#generated/questions.ts';
import { words } from '#lib/learn/words.for_tests.ts';
import { progress, visibleQuestions } from '#lib/assessment/answers.ts';
import { book } from '#lib/assessment/book.ts';
import type { Answers } from '#lib/assessment/conditions.ts';
import { evaluate, type Verdict } from '#lib/assessment/evaluate.ts';
import { isUsable, stillSo } from './draft.ts';
import { headline } from './headline.ts';
import { assessmentBody, keeping, shareable } from './keeping.ts';
import { offerFor, readingFor } from './next.ts';
import { reasonsShown, withoutSlip } from './reasons.ts';
import { grouped } from './regions.ts';
import { position, stepAfter, stepBefore, stepFor, unanswered } from './steps.ts';

const TODAY = '2026-11-22';

/** Answers everything that is shown: `chosen` where given, else the answer that says nothing is wrong. */
function answered(given: Answers): Answers {
	const chosen: Answers = { age: 'to_44', how_started: 'slowly', ...given };
	const answers: Answers = {};
	for (;;) {
		const open = visibleQuestions(book, answers).find(({ id }) => answers[id] === undefined);
		if (!open) return answers;
		const first = open.options[0] ?? '';
		const harmless = open.type === 'options' ? [open.none ?? first] : open.type === 'number' ? 0 : first;
		answers[open.id] = chosen[open.id] ?? harmless;
	}
}

test('a step is never skipped over one that is still open', () => {
	const answers = { who: 'me', age: 'to_44', pregnancy: 'no' };
	const screens = progress(book, answers);
	expect(stepFor(screens, 'basics')).toBe('basics');
	expect(stepFor(screens, 'movement')).toBe('right_now');
	expect(stepFor(screens, 'nonsense')).toBe('right_now');
	expect(stepFor(progress(book, {}), null)).toBe('basics');
});

test('who changes an answer is taken to it, and asked afterwards what was not kept', () => {
	const screens = progress(book, shareable(answered({})));
	expect(stepFor(screens, 'movement', true)).toBe('movement');
	expect(stepAfter(screens, 'movement', true)).toBe('right_now');
	expect(stepFor(screens, 'nonsense', true)).toBe('right_now');
});

test('the way forward and back follows the screens that ask something', () => {
	const screens = progress(book, answered({}));
	expect(stepAfter(screens, 'basics', false)).toBe('right_now');
	expect(stepBefore(screens, 'right_now')).toBe('basics');
	expect(stepBefore(screens, 'basics')).toBeNull();
	expect(stepAfter(screens, screens.at(-1)?.id ?? '', false)).toBeNull();
});

test('who changes one answer goes straight back to the result', () => {
	const answers = answered({});
	expect(stepAfter(progress(book, answers), 'basics', true)).toBeNull();
	delete answers['goals'];
	expect(stepAfter(progress(book, answers), 'basics', true)).toBe('goals');
});

test('what is missing on a step is named, an empty list counts as missing', () => {
	expect(unanswered(book, { who: 'me' }, 'basics')).toEqual(['age', 'pregnancy']);
	expect(unanswered(book, { now_chest: [] }, 'right_now')).toContain('now_chest');
	expect(position(book, {}, 'basics').at).toBe(1);
});

const kept = (answers: Answers, verdict: Verdict, cleared: string[] = []) =>
	keeping(answers, verdict, evaluate(book, shareable(answers), TODAY, cleared));

test('a wrist that tingles at night at the desk, tested and mild, is kept with its reasons', () => {
	const answers = answered({
		goals: ['fix_pain'],
		regions: ['wrist_hand'],
		extent: 'one_spot',
		night: 'tingling',
		tingling: 'sometimes',
		brings_on: 'always',
		known: ['carpal_tunnel_tested']
	});
	const verdict = evaluate(book, answers, TODAY);
	expect(verdict.outcome).toBe('art');
	expect(kept(answers, verdict)).toBe('keep');
	const body = assessmentBody(1, verdict, { words, language: 'en' });
	expect(body.reasons).toContain('A_diagnosis');
	expect(Object.keys(body.told ?? {})).toEqual(body.reasons);
	expect(body.told?.['A_diagnosis']).toBe(words.rules['A_diagnosis']?.text);
	expect(body.routines).toContain('wrist-and-hand');
});

test('a check for someone else is not kept', () => {
	const answers = answered({ who: 'someone_else' });
	expect(kept(answers, evaluate(book, answers, TODAY))).toBe('someone_else');
});

test('thoughts of self-harm lead to help and leave no trace in the chart', () => {
	const answers = answered({ now_mind: ['self_harm'] });
	const verdict = evaluate(book, answers, TODAY);
	expect(verdict.outcome).toBe('emergency');
	expect(kept(answers, verdict)).toBe('private');
	expect(shareable(answers)).not.toHaveProperty('now_mind');
});

test('being unsure about it leaves no trace either', () => {
	const answers = answered({ now_mind: ['not_sure'] });
	const verdict = evaluate(book, answers, TODAY);
	expect(verdict.outcome).not.toBe('self_care');
	expect(kept(answers, verdict)).toBe('private');
});

test('beside a sign of the body the sign is kept and the mood is not', () => {
	const answers = { ...answered({}), now_limb: ['hot_skin'], now_mind: ['self_harm'] };
	const verdict = evaluate(book, answers, TODAY);
	expect(kept(answers, verdict)).toBe('keep');
	const known = verdict.reasons.map(({ rule }) => rule);
	expect(known).toContain('G14');
	const shared = evaluate(book, shareable(answers), TODAY);
	expect(assessmentBody(1, shared, { words, language: 'en' }).reasons).not.toContain('G14');
});

test('what mood holds back besides is remembered here, and no word about the rest opens it', () => {
	const heart = { conditions: ['heart'] };
	const crisis = answered({ ...heart, mood: 'crisis' });
	expect(kept(crisis, evaluate(book, crisis, TODAY))).toBe('beside');
	const { reasons, then } = assessmentBody(1, evaluate(book, shareable(crisis), TODAY), {
		words,
		language: 'en'
	});
	// The entry is that of somebody without it.
	expect([reasons, then?.outcome]).toEqual([['clear_heart'], 'self_care']);
	const steady = answered(heart);
	expect(kept(steady, evaluate(book, steady, TODAY))).toBe('keep');
});

test('each reason names the very answers, and where to change them', () => {
	const answers = answered({ goals: ['calm'], regions: ['neck', 'shoulder'], extent: 'several', stress: 8 });
	const shown = reasonsShown(evaluate(book, answers, TODAY).reasons, words, questions);
	const calm = shown.find(({ rule }) => rule === 'M_calm');
	expect(calm?.answers).toEqual([
		{
			question: 'goals',
			step: 'goals',
			asked: words.questions['goals']?.text,
			said: words.questions['goals']?.options['calm']
		}
	]);
	expect(shown.find(({ rule }) => rule === 'M_stress_high')?.answers[0]?.said).toBe('8 / 10');
});

test('a reason that only sums up the others does not repeat their answers', () => {
	const answers = answered({ goals: ['calm'], stress: 8 });
	const shown = reasonsShown(evaluate(book, answers, TODAY).reasons, words, questions);
	expect(shown[0]).toMatchObject({ rule: 'more_massage', answers: [] });
	expect(shown.slice(1).every((reason) => reason.answers.length > 0)).toBe(true);
});

test('an urgency is said before the outcome, and not today leaves out that one can begin', () => {
	const said = (
		outcome: 'doctor_soon' | 'self_care' | 'massage',
		when: 'today' | null,
		not_before: string | null
	) => headline({ outcome, when, not_before }, words);
	expect(said('doctor_soon', 'today', null).title).toBe(words.urgencies['today']?.title);
	expect(said('massage', null, null)).toEqual({
		title: words.outcomes.massage.title,
		advice: [words.outcomes.massage.advice]
	});
	expect(said('self_care', null, '2026-11-25').advice).not.toContain(words.outcomes.self_care.advice);
});

test('a rule this version has no words for is left out', () => {
	const reasons = [{ rule: 'gone', answers: {} }];
	expect(reasonsShown(reasons, words, questions)).toEqual([]);
	const [shown] = reasonsShown(reasons, words, questions, { gone: 'As it was said then.' });
	expect(shown?.text).toBe('As it was said then.');
});

test('a slip takes back only the answers that made the emergency', () => {
	const answers = answered({ now_limb: ['hot_skin'] });
	const slip = withoutSlip(answers, evaluate(book, answers, TODAY).reasons);
	expect(slip.questions).toEqual(['now_limb']);
	expect(slip.answers).toMatchObject({ who: 'me', now_chest: ['none'] });
	expect(slip.answers).not.toHaveProperty('now_limb');
});

const clinic = {
	name: 'Loose Ends',
	address: null,
	phone: '555 0100',
	hours: null,
	booking_url: 'https://example.org/book',
	services: ['massage' as const],
	therapists: [],
	country: 'US',
	reply_time: null
};

test('a hands-on result ends in the clinic, or says what the clinic lacks', () => {
	expect(offerFor('massage', clinic)).toMatchObject({ missing: [], phone: '555 0100' });
	expect(offerFor('art', clinic)).toMatchObject({ missing: ['art'] });
	expect(offerFor('combination', clinic)).toMatchObject({ missing: ['art'] });
	expect(offerFor('art', null)).toEqual({ kind: 'no_clinic' });
	expect(offerFor('doctor_soon', clinic)).toBeNull();
});

test('an address that is no web address is not followed', () => {
	expect(offerFor('massage', { ...clinic, booking_url: 'javascript:alert(1)' })).toMatchObject({
		booking: null
	});
});

test('carpal tunnel is read about first, and nothing is read in an emergency', () => {
	expect(readingFor('art', { known: ['carpal_tunnel_tested'] })[0]).toBe('carpal-tunnel');
	expect(readingFor('emergency', { known: ['carpal_tunnel_tested'] })).toEqual([]);
});

test('every part of the body stays in the list, grouped', () => {
	const options = (questions.questions.find(({ id }) => id === 'regions')?.options ?? []).map((id) => ({
		id
	}));
	const parts = grouped(options);
	expect(parts.map(({ option }) => option.id).sort()).toEqual(options.map(({ id }) => id).sort());
	expect(parts.at(-1)?.option.id).toBe('none');
	const alone = parts.filter(({ group }) => group === undefined).map(({ option }) => option.id);
	expect(alone).toEqual(['whole_body', 'none']);
});

test('a draft of other questions is not gone on with', () => {
	const draft = { version: 1, answers: {}, at: 0, replaces: null, seen: false };
	expect(isUsable(draft, 1)).toBe(true);
	expect(isUsable(draft, 2)).toBe(false);
	expect(isUsable(null, 1)).toBe(false);
});

test('what was so right now is asked again after twelve hours, and the rest is not', () => {
	const answers = { who: 'me', now_chest: ['none'], ill_today: ['none'], feet: 'no' };
	const hours = (count: number) => count * 3_600_000;
	expect(stillSo(answers, 0, questions, hours(11.9))).toEqual(answers);
	expect(stillSo(answers, 0, questions, hours(12))).toEqual({ who: 'me', feet: 'no' });
	// A clock that was set back tells nothing: better once too often.
	expect(stillSo(answers, hours(20), questions, 0)).toEqual({ who: 'me', feet: 'no' });
	const screen = questions.questions.filter(({ screen }) => screen === 'right_now');
	expect(screen.every(({ fades }) => fades)).toBe(true);
});
