/** A figure ready to be shown: each of its moves with the picture that it fills, and the drawing of any moment. */
import type { Side } from './body.ts';
import { drawn, type Setting, type Shape } from './draw.ts';
import { frameOf, type Frame } from './framing.ts';
import {
	motionOf,
	type Motion,
	type Stances,
	type WrittenFigure,
	type WrittenMove,
	type WrittenView
} from './motion.ts';
import type { Posture } from './skeleton.ts';

export interface Scene {
	motion: Motion;
	frame: Frame;
	/** The lines of the exercise that it shows; null for all. */
	steps: readonly number[] | null;
	setting: Setting;
	draw: (posture: Posture) => Shape[];
}

export function sceneOf(figure: WrittenFigure, move: WrittenMove, stances: Stances): Scene {
	const view = { ...figure.view, ...move.view };
	const close = typeof view.close === 'string';
	const motion = motionOf(figure, move, stances);
	const setting: Setting = {
		things: motion.things,
		held: motion.held,
		view,
		works: move.works ?? figure.works ?? [],
		fine: { fingers: handOf(view), toes: close },
		close
	};
	return {
		motion,
		frame: frameOf(motion, view),
		steps: move.steps ?? null,
		setting,
		draw: (posture) => drawn({ ...setting, posture })
	};
}

/** The hand that fills the picture. */
function handOf({ close }: WrittenView): Side | null {
	return close === 'left_hand' ? 'left' : close === 'right_hand' ? 'right' : null;
}
