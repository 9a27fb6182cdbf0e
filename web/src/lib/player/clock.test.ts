import { expect, test } from 'vitest';
import { breath, Phone, step, timed, toTheEnd } from './player.cast.ts';
import { reopened } from './player.ts';
import { practiceBody } from './practice.ts';
import { leftInTurn, type PlayerState } from './state.ts';

test('a pause of an hour loses nothing and is not counted as practice', () => {
	const phone = new Phone([step('roll', timed)]).begin().wait(30);
	const left = leftInTurn(phone.state);
	phone.send({ type: 'pause' }).sleep(3600).send({ type: 'tick' }).send({ type: 'resume' });
	expect(phone.state.stage).toBe('running');
	expect(leftInTurn(phone.state)).toBe(left);
	toTheEnd(phone);
	expect(practiceBody(phone.state).seconds).toBe(115);
});

test('a few frozen seconds count by the clock', () => {
	const phone = new Phone([step('roll', timed)]).begin().wait(20).sleep(9).wait(1);
	expect(phone.state.stage).toBe('running');
	expect(practiceBody(phone.state).seconds).toBe(30);
});

test('a locked phone asks on return, and time somebody kept going counts', () => {
	const phone = new Phone([step('breathe', breath)]).begin().wait(20).sleep(40).send({ type: 'tick' });
	expect(phone.state.stage).toBe('away');
	phone.sleep(5).send({ type: 'go_on', kept: true });
	expect(phone.state.stage).toBe('running');
	expect(practiceBody(phone.state).seconds).toBe(60);
});

test('a locked phone goes on where it was left when nobody practised meanwhile', () => {
	const phone = new Phone([step('breathe', breath)]).begin().wait(20).sleep(40).send({ type: 'tick' });
	phone.send({ type: 'go_on', kept: false });
	expect(practiceBody(phone.state).seconds).toBe(20);
	expect(leftInTurn(phone.state)).toBe(50_000);
});

test('an absence never runs through exercises that nobody did', () => {
	const phone = new Phone([step('a', timed), step('b', timed)]).begin().wait(20).sleep(3600);
	phone.send({ type: 'tick' }).send({ type: 'go_on', kept: true });
	expect(phone.state.turns.map((turn) => turn.done)).toEqual([true, false]);
	expect(phone.kind).toBe('ready');
});

test('a killed tab resumes from what was stored and asks first', () => {
	const phone = new Phone([step('roll', timed)]).begin(6).wait(25);
	const stored: PlayerState = JSON.parse(JSON.stringify(phone.state));
	phone.sleep(4);
	phone.state = reopened(stored, phone.now);
	expect(phone.state.stage).toBe('away');
	phone.send({ type: 'go_on', kept: true });
	expect(practiceBody(phone.state)).toMatchObject({ seconds: 29, before: 6 });
});

test('a day later nothing has run on, and stopping keeps what was done', () => {
	const phone = new Phone([step('a', timed), step('b', timed)]).begin().wait(120);
	phone.state = reopened(JSON.parse(JSON.stringify(phone.state)), phone.sleep(86_400).now);
	phone.send({ type: 'stop', reason: 'person' }).send({ type: 'rate', after: null });
	const body = practiceBody(phone.state);
	expect(body.stopped).toBe('person');
	expect(body.seconds).toBe(120);
	expect(body.steps.map((each) => each.done)).toEqual([true, false]);
});

const HOURS = 3600;

test('after hours neither a pause nor an absence goes on: what hurt then says nothing of now', () => {
	const paused = new Phone([step('a', timed)]).begin(2).wait(12).send({ type: 'pause' });
	const away = new Phone([step('a', timed)]).begin(2).wait(12);
	for (const phone of [paused, away]) {
		phone
			.sleep(4 * HOURS)
			.send({ type: 'tick' })
			.send({ type: 'resume' });
		phone.send({ type: 'go_on', kept: true }).send({ type: 'go_on', kept: false });
		expect(phone.state.stage).toBe('away');
		phone.send({ type: 'stop', reason: 'person' });
		expect(phone.state.stage).toBe('over');
		expect(practiceBody(phone.state)).toMatchObject({
			before: 2,
			after: null,
			seconds: 12,
			stopped: 'person'
		});
	}
});

test('a rating given hours later is not what the practice did', () => {
	const phone = new Phone([step('a', timed)]).begin(6);
	toTheEnd(phone);
	phone.sleep(4 * HOURS).send({ type: 'rate', after: 1 });
	expect(practiceBody(phone.state)).toMatchObject({ before: 6, after: null, stopped: null });
	const soon = new Phone([step('a', timed)]).begin(6);
	toTheEnd(soon);
	soon.sleep(2 * HOURS).send({ type: 'rate', after: 1 });
	expect(practiceBody(soon.state).after).toBe(1);
});

test('a sign named hours later is kept with the practice', () => {
	const phone = new Phone([step('a', timed)])
		.begin()
		.wait(12)
		.send({ type: 'pause' })
		.sleep(4 * HOURS);
	phone.send({ type: 'stop', reason: 'warning' });
	expect(phone.state).toMatchObject({ stage: 'over', stopped: 'warning' });
});

test('a paused practice stays paused when the app is opened again', () => {
	const phone = new Phone([step('a', timed)]).begin().wait(12).send({ type: 'pause' });
	expect(reopened(phone.state, phone.sleep(900).now)).toEqual(phone.state);
});

test('a clock that is set back neither loses nor adds time', () => {
	const phone = new Phone([step('a', timed)]).begin().wait(20);
	phone.now -= 7_200_000;
	phone.send({ type: 'tick' }).wait(5);
	expect(practiceBody(phone.state).seconds).toBe(25);
});
