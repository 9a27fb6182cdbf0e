/**
 * Moving figures are drawn in a thread of their own, so that the page is free for whoever taps on it, however slow the device.
 * The page imports this file for its address, the thread runs it: what it imports must do without a document.
 */
import { lacking, paintOn, type Paint } from './canvas.ts';
import { drawn, type Setting } from './draw.ts';
import type { Frame } from './framing.ts';
import type { Posture } from './skeleton.ts';
import { postureOf, type Moment, type Motion } from './motion.ts';

export const address = import.meta.url;

/** What is to be drawn, on what, and where more about it is heard. */
export interface Task {
	canvas: OffscreenCanvas;
	setting: Setting;
	motion: Motion;
	frame: Frame;
	port: MessagePort;
}

/** What has changed. */
export interface News {
	moment?: Moment;
	/** Of the canvas, in pixels. */
	size?: readonly [number, number];
	paints?: ReadonlyMap<string, Paint>;
}

/** What the page is told: that something is seen by now, or for which looks paints are needed before. */
export type Answer = { seen: true } | { lacking: readonly string[] };

if ('WorkerGlobalScope' in globalThis)
	addEventListener('message', ({ data }: MessageEvent<Task>) => takeOn(data));

function takeOn({ canvas, setting, motion, frame, port }: Task): void {
	const context = canvas.getContext('2d');
	if (!context) return;
	const known: News = {};
	let shown: Posture | null = null;
	let seen = false;
	let due = 0;
	const tell = (answer: Answer) => port.postMessage(answer);
	const draw = () => {
		due = 0;
		const { moment, size, paints = new Map() } = known;
		if (!moment || !size || size.includes(0)) return;
		const posture = postureOf(motion, moment);
		if (posture === shown) return;
		const shapes = drawn({ ...setting, posture });
		const looks = lacking(shapes, paints);
		if (looks.length > 0) return tell({ lacking: looks });
		// To set a size empties the canvas.
		if (canvas.width !== size[0] || canvas.height !== size[1]) [canvas.width, canvas.height] = size;
		paintOn(context, frame, shapes, paints);
		shown = posture;
		if (!seen) tell({ seen: (seen = true) });
	};
	port.onmessage = ({ data }: MessageEvent<News>) => {
		Object.assign(known, data);
		if (data.size || data.paints) shown = null;
		// Of what comes faster than it can be drawn, only the last is.
		due ||= requestAnimationFrame(draw);
	};
}
