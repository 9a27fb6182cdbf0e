/** Doses and times in words. */
import type { Exercise } from '#generated/types.ts';
import { m } from '#lib/paraglide/messages.js';
import { dateLanguage } from '#lib/progress/locale.ts';
import type { BreathDose, Dose } from './dose.ts';

/** "1 minute 30 seconds"; whole seconds. */
export function sayTime(seconds: number): string {
	const whole = Math.max(0, Math.round(seconds));
	const minutes = Math.floor(whole / 60);
	const rest = whole % 60;
	if (minutes === 0) return m.routines_seconds({ count: rest });
	if (rest === 0) return m.routines_minutes({ count: minutes });
	return m.routines_minutes_seconds({
		minutes: m.routines_minutes({ count: minutes }),
		seconds: m.routines_seconds({ count: rest })
	});
}

/** "Twice a week", "2 times a day": more than once a day is said by the day. */
export function sayTimes(perWeek: number): string {
	const byDay = perWeek > 7 && perWeek % 7 === 0;
	return byDay ? m.routines_per_day({ count: perWeek / 7 }) : m.routines_per_week({ count: perWeek });
}

/** "3 times a day, 5 days a week, for 6 weeks": how often, and how long before it can be judged. */
export function sayOften({ times_a_day, days_a_week, weeks }: Exercise['often']): string {
	const parts = [
		m.routines_per_day({ count: times_a_day }),
		days_a_week === 7 ? m.exercise_every_day() : m.exercise_days({ count: days_a_week }),
		...(weeks === null ? [] : [m.exercise_weeks({ count: weeks })])
	];
	return parts.join(', ');
}

/** "4:05", for a clock. */
export function clockTime(seconds: number): string {
	const whole = Math.max(0, Math.ceil(seconds));
	return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** "10 times, 2 sets, each side". */
export function sayDose(dose: Dose, sides: 'none' | 'both' | 'one'): string {
	return [amount(dose), setsInWords(dose), sidesInWords(sides)].filter((part) => part !== '').join(', ');
}

function amount(dose: Dose): string {
	switch (dose.mode) {
		case 'count':
			return m.routines_dose_count({ count: dose.repetitions });
		case 'timed':
			return m.routines_dose_timed({ time: sayTime(dose.seconds) });
		case 'hold': {
			const time = sayTime(dose.hold);
			if (dose.repetitions === 1) return m.routines_dose_hold({ time });
			return m.routines_dose_hold_times({ time, count: dose.repetitions });
		}
		case 'breath': {
			return m.routines_dose_breath({ rhythm: sayRhythm(dose), time: sayTime(dose.minutes * 60) });
		}
	}
}

/** "Breathe in 4 s, out 6 s": one breath, whatever it has besides. */
export function sayRhythm(dose: BreathDose): string {
	const parts = [
		m.routines_breath_in({ seconds: sayNumber(dose.in) }),
		dose.sip ? m.routines_breath_sip({ seconds: sayNumber(dose.sip) }) : '',
		dose.hold_in > 0 ? m.routines_breath_hold({ seconds: sayNumber(dose.hold_in) }) : '',
		m.routines_breath_out({ seconds: sayNumber(dose.out) }),
		dose.hold_out > 0 ? m.routines_breath_wait({ seconds: sayNumber(dose.hold_out) }) : ''
	];
	return parts.filter((part) => part !== '').join(', ');
}

function sayNumber(value: number): string {
	return new Intl.NumberFormat(dateLanguage()).format(value);
}

function setsInWords(dose: Dose): string {
	return dose.mode === 'breath' || dose.sets === 1 ? '' : m.routines_dose_sets({ count: dose.sets });
}

function sidesInWords(sides: 'none' | 'both' | 'one'): string {
	if (sides === 'both') return m.routines_both_sides();
	return sides === 'one' ? m.routines_one_side() : '';
}
