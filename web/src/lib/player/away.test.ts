import { expect, test } from 'vitest';
import { rendered } from '#lib/ui/rendered.for_tests.ts';
import Away from './Away.svelte';
import { breath, Phone, step } from './player.cast.ts';
import { reopened } from './player.ts';

/** What stands on the screen of somebody who comes back after so many seconds. */
function afterSeconds(seconds: number): string {
	const phone = new Phone([step('breathe', breath)]).begin().wait(20).sleep(seconds);
	return asSeen(phone.send({ type: 'tick' }));
}

function asSeen(phone: Phone): string {
	expect(phone.state.stage).toBe('away');
	return rendered(Away, { run: { state: phone.state, do: (event) => void phone.send(event) } });
}

test('who comes back is told for how long it was interrupted, and may say they kept going', () => {
	const html = afterSeconds(40);
	expect(html).toContain('Go on?');
	expect(html).toContain('Your practice was interrupted for 40 seconds.');
	expect(html).toContain('Go on where I left');
	expect(html).toContain('I kept going: count it');
	expect(html).toContain('Stop here and keep what I did');
});

test('nobody is asked whether they kept going for longer than the exercise lasts', () => {
	const html = afterSeconds(600);
	expect(html).toContain('Your practice was interrupted for 10 minutes.');
	expect(html).not.toContain('I kept going');
});

test('hours later it says when it was begun, and that the next one asks anew', () => {
	const phone = new Phone([step('breathe', breath)])
		.begin()
		.wait(20)
		.sleep(4 * 3600);
	phone.state = reopened(phone.state, phone.now);
	const html = asSeen(phone);
	expect(html).toMatch(
		/You began this on .*2026.* That is long ago: when you begin again, it asks how you are now\./
	);
	expect(html).toContain('Keep what I did');
	expect(html).not.toContain('Go on where I left');
});
