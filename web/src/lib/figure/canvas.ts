/** The shapes of a drawing on a canvas, as an SVG with `figure.css` shows them. */
import type { Shape } from './draw.ts';
import type { Frame } from './framing.ts';

/** The colours of a look; no line around it where `stroke` is null. */
export interface Paint {
	fill: string;
	stroke: string | null;
}

/** Looks without a paint are left out: `lacking` names them. */
export type Paints = ReadonlyMap<string, Paint>;

export function lacking(shapes: readonly Shape[], paints: Paints): string[] {
	return [...new Set(shapes.map(({ look }) => look))].filter((look) => !paints.has(look));
}

/** Lines are so thick, in the millimetres of the drawing. */
export const lineOf = ([, , width, height]: Frame): number => Math.max(width, height) / 95;

export function paintOn(
	context: OffscreenCanvasRenderingContext2D,
	frame: Frame,
	shapes: readonly Shape[],
	paints: Paints
): void {
	fit(context, frame);
	context.lineWidth = lineOf(frame);
	context.lineJoin = 'round';
	for (const { look, d, opacity = 1 } of shapes) {
		const paint = paints.get(look);
		if (!paint) continue;
		const path = new Path2D(d);
		// What fades has no line: else the line would show through the fill.
		context.globalAlpha = opacity;
		if (paint.stroke) {
			context.strokeStyle = paint.stroke;
			context.stroke(path);
		}
		context.fillStyle = paint.fill;
		context.fill(path);
	}
}

/** Empties the canvas and puts the frame in its middle, as large as it fits. */
function fit(context: OffscreenCanvasRenderingContext2D, [left, top, width, height]: Frame): void {
	const { width: across, height: down } = context.canvas;
	context.setTransform(1, 0, 0, 1, 0, 0);
	context.clearRect(0, 0, across, down);
	const scale = Math.min(across / width, down / height);
	context.setTransform(
		scale,
		0,
		0,
		scale,
		across / 2 - (left + width / 2) * scale,
		down / 2 - (top + height / 2) * scale
	);
}
