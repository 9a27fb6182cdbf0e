/** The figures of the content, made ready when they are asked for. */
import { sceneOf, type Scene } from './scene.ts';

/** The scenes of an exercise, one for each kind of set; none where nothing is drawn of it. */
export type Figures = (exercise: string) => { moves: readonly Scene[]; easier: readonly Scene[] };

const NOTHING = { moves: [], easier: [] };

/** Their poses are a file of their own: only screens that draw ask for it. */
export async function loadFigures(): Promise<Figures> {
	const { figures, stances } = await import('#generated/figures.ts');
	const made = new Map<string, ReturnType<Figures>>();
	return (exercise) => {
		const figure = figures[exercise];
		if (!figure) return NOTHING;
		const known = made.get(exercise);
		if (known) return known;
		const ready = (moves: typeof figure.moves) => moves.map((move) => sceneOf(figure, move, stances));
		const fresh = { moves: ready(figure.moves), easier: ready(figure.easier ?? []) };
		made.set(exercise, fresh);
		return fresh;
	};
}
