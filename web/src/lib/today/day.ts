/** Today for somebody who has begun: loaded when there is something to show, which a first visit has not. */
import { heldNow, knownNow } from '#lib/assessment/held_now.ts';
import type { Hold } from '#lib/assessment/hold.ts';
import { rulesBehind, type WithdrawnRule } from '#lib/assessment/withdrawn.ts';
import { withdrawnNow } from '#lib/assessment/withdrawn_now.ts';
import { sayDay } from '#lib/progress/days.ts';
import { type AnyEntry, latest, zoneOf } from '#lib/progress/facts.ts';
import { dateLanguage } from '#lib/progress/locale.ts';
import { deviceZone } from './clock.svelte.ts';
import { allowedUnder, schedule } from './shown.ts';
import { today, type Task, type TodayView } from './today.ts';

export { default as Day } from './Day.svelte';

export interface Shown {
	view: TodayView;
	/** What a warning sign holds back. */
	hold: Hold;
	/** What is withdrawn of the rules behind the last check. */
	withdrawn: WithdrawnRule[];
	/** What to do now; null when nothing is due. */
	first: Task | null;
	/** The day, in words. */
	day: string;
}

export function shownToday(entries: readonly AnyEntry[], now: Date): Shown {
	const hold = heldNow(now);
	const withdrawn = withdrawnNow();
	const check = latest(entries, 'assessment');
	const allowed = allowedUnder(hold, knownNow(now).cautions, withdrawn);
	const view = today(entries, now, zoneOf(entries, deviceZone()), schedule, allowed);
	const wholeDay: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long' };
	return {
		view,
		hold,
		withdrawn: check ? rulesBehind(check.body, withdrawn) : [],
		first: view.tasks.find((task) => task.due === 'now') ?? null,
		day: sayDay(view.day, dateLanguage(), wholeDay)
	};
}
