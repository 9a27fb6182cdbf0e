/** The page's end of a moving figure: it passes on what changes, and another thread draws. */
import type { Paint } from './canvas.ts';
import type { Answer, News, Task } from './painter.ts';
import type { Scene } from './scene.ts';
import type { Moment } from './motion.ts';

export interface Easel {
	show: (moment: Moment) => void;
	leave: () => void;
}

/** One for all figures of the page; it waits once there are none. */
let painter: Promise<Worker> | null = null;

async function start(): Promise<Worker> {
	const { address } = await import('./painter.ts');
	return new Worker(address, { type: 'module' });
}

function hand(task: Task): void {
	(painter ??= start())
		.then((thread) => thread.postMessage(task, [task.canvas, task.port]))
		// It is not to be had without a network: the picture stays still, and the next one tries again.
		.catch(() => (painter = null));
}

/** Null where a canvas cannot be drawn on from elsewhere. `looks` is an SVG's group: what is in it has the colours of the theme. */
export function easelFor(
	canvas: HTMLCanvasElement,
	{ setting, motion, frame }: Scene,
	looks: SVGGElement,
	onSeen: () => void
): Easel | null {
	if (!('transferControlToOffscreen' in canvas)) return null;
	const { port1: port, port2 } = new MessageChannel();
	const tell = (news: News) => port.postMessage(news);
	const palette = paletteOf(looks);
	let shown: Moment | null = null;
	const task: Task = {
		canvas: canvas.transferControlToOffscreen(),
		setting,
		motion,
		frame,
		port: port2
	};
	hand(task);
	port.onmessage = ({ data }: MessageEvent<Answer>) => {
		if ('seen' in data) onSeen();
		else tell({ paints: palette.with(data.lacking) });
	};
	const sizes = watched(canvas, (size) => tell({ size }));
	return {
		show(moment) {
			if (palette.isStale()) tell({ paints: palette.with([]) });
			if (moment.doing !== shown?.doing || moment.at !== shown.at) tell({ moment });
			shown = moment;
		},
		leave() {
			sizes.disconnect();
			port.close();
		}
	};
}

/** The paints of looks, read from shapes that have them. */
function paletteOf(group: SVGGElement) {
	const styles = new Map<string, CSSStyleDeclaration>();
	let read = '';
	const sample = () => styles.values().next().value?.fill ?? '';
	return {
		/** Whether the theme has changed since they were read: each of its colours is another one then. */
		isStale: () => sample() !== read,
		with(looks: readonly string[]): Map<string, Paint> {
			for (const look of looks) {
				const path = group.appendChild(document.createElementNS(group.namespaceURI, 'path'));
				path.setAttribute('class', look);
				styles.set(look, getComputedStyle(path));
			}
			read = sample();
			return new Map(
				[...styles].map(([look, { fill, stroke }]) => [
					look,
					{ fill, stroke: stroke === 'none' ? null : stroke }
				])
			);
		}
	};
}

/** Tells how many pixels of the screen a canvas has, now and whenever that changes. */
function watched(canvas: HTMLCanvasElement, onSize: (size: [number, number]) => void): ResizeObserver {
	const observer = new ResizeObserver(([entry]) => {
		if (!entry) return;
		const { width, height } = entry.contentRect;
		onSize([Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)]);
	});
	observer.observe(canvas);
	return observer;
}
