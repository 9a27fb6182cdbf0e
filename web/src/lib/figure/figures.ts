/** The figures of the content, made ready when they are asked for, or a little before. */
import type { WrittenFigure, WrittenMove } from './motion.ts';
import { sceneOf, type Scene } from './scene.ts';

/** The scenes of an exercise, one for each kind of set; none where nothing is drawn of it. */
export interface Scenes {
	moves: readonly Scene[];
	easier: readonly Scene[];
}

export interface Figures {
	(exercise: string): Scenes;
	/** Makes those of exercises one by one: whoever has time asks for the next. */
	oneByOne: (exercises: Iterable<string>) => Iterator<Scene>;
}

const NOTHING: Scenes = { moves: [], easier: [] };

/** Their poses are a file of their own: only screens that draw ask for it. */
export async function loadFigures(): Promise<Figures> {
	const { figures, stances } = await import('#generated/figures.ts');
	const made = new Map<WrittenMove, Scene>();
	const ready = (figure: WrittenFigure, move: WrittenMove): Scene => {
		const scene = made.get(move) ?? sceneOf(figure, move, stances);
		made.set(move, scene);
		return scene;
	};
	const known = new Map<string, Scenes>();
	const scenes = (exercise: string): Scenes => {
		const figure = figures[exercise];
		if (!figure) return NOTHING;
		const all = (moves: readonly WrittenMove[] = []) => moves.map((move) => ready(figure, move));
		const fresh = known.get(exercise) ?? { moves: all(figure.moves), easier: all(figure.easier) };
		known.set(exercise, fresh);
		return fresh;
	};
	function* oneByOne(exercises: Iterable<string>) {
		for (const exercise of exercises) {
			const figure = figures[exercise];
			for (const move of [...(figure?.moves ?? []), ...(figure?.easier ?? [])])
				if (figure) yield ready(figure, move);
		}
	}
	return Object.assign(scenes, { oneByOne });
}

/** So long whoever taps meanwhile has the device to themselves. */
const BREAK_MS = 60;

/** Makes the scenes of exercises before their turn comes: all at once they would be a pause that one feels. Returns what ends it. */
export function makeAhead(figures: Figures, exercises: Iterable<string>): () => void {
	const coming = figures.oneByOne(exercises);
	let pause = setTimeout(makeNext, BREAK_MS);
	function makeNext() {
		if (!coming.next().done) pause = setTimeout(makeNext, BREAK_MS);
	}
	return () => clearTimeout(pause);
}
