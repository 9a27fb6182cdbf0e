import { breathSeconds, type BreathDose } from './dose.ts';

/** `sip`: a second, short breath in on top of the first. */
export type BreathPart = 'in' | 'sip' | 'hold_in' | 'out' | 'hold_out';

export interface BreathMoment {
	part: BreathPart;
	/** Whole seconds left of this part. */
	left: number;
	/** How full the lungs are, 0..1. */
	level: number;
	/** Which breath, from 1. */
	breath: number;
}

const PARTS: readonly BreathPart[] = ['in', 'sip', 'hold_in', 'out', 'hold_out'];
const SAMPLES = 14;

/** Where in the rhythm one is, `seconds` after the first breath began. */
export function breathAt(dose: BreathDose, seconds: number): BreathMoment {
	const one = breathSeconds(dose);
	const breath = Math.floor(seconds / one) + 1;
	let into = seconds - (breath - 1) * one;
	for (const part of PARTS) {
		const length = dose[part] ?? 0;
		if (into < length) {
			return {
				part,
				left: Math.max(1, Math.ceil(length - into)),
				level: levelOf(dose, part, into / length),
				breath
			};
		}
		into -= length;
	}
	return { part: 'out', left: 1, level: 0, breath };
}

/** How full the first breath in makes the lungs, where a sip comes on top. */
const BEFORE_SIP = 0.78;

function levelOf({ sip = 0 }: BreathDose, part: BreathPart, share: number): number {
	if (part === 'hold_in') return 1;
	if (part === 'hold_out') return 0;
	const rising = (1 - Math.cos(Math.PI * share)) / 2;
	if (part === 'out') return 1 - rising;
	const first = sip > 0 ? BEFORE_SIP : 1;
	return part === 'in' ? first * rising : first + (1 - first) * rising;
}

/**
 * The line of `breaths` breaths as an SVG path: one unit to the right is one second, y runs from `height` (empty) to 0
 * (full), so that a dot at `breathAt(…).level` always lies on it.
 */
export function breathPath(dose: BreathDose, breaths: number, height: number): string {
	const one = breathSeconds(dose);
	const points: string[] = [];
	for (let breath = 0; breath < breaths; breath += 1) {
		for (const [at, level] of oneBreath(dose)) {
			points.push(`${round(breath * one + at)} ${round((1 - level) * height)}`);
		}
	}
	return `M${points.join('L')}`;
}

function oneBreath(dose: BreathDose): [number, number][] {
	let start = 0;
	return PARTS.flatMap((part) => {
		const length = dose[part] ?? 0;
		const from = start;
		start += length;
		if (length === 0) return [];
		return Array.from({ length: SAMPLES + 1 }, (_, i): [number, number] => [
			from + (length * i) / SAMPLES,
			levelOf(dose, part, i / SAMPLES)
		]);
	});
}

function round(value: number): number {
	return Math.round(value * 1000) / 1000;
}
