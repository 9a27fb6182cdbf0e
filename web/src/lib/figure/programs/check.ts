// Says what no body can do in the figures it is given as JSON, one line a problem: node check.ts < figures.json
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { problemsOf } from '../check.ts';
import type { Stances, WrittenFigure, WrittenMove } from '../motion.ts';
import { sceneOf } from '../scene.ts';

interface Asked {
	stances: Stances;
	figures: Readonly<Record<string, WrittenFigure>>;
}

const { stances, figures } = JSON.parse(await text(process.stdin)) as Asked;

function problemsIn(figure: WrittenFigure, move: WrittenMove): string[] {
	try {
		// What is drawn looks up names that the motion does not.
		const { motion, draw } = sceneOf(figure, move, stances);
		draw(motion.start.posture);
		return problemsOf(motion);
	} catch (problem) {
		return [problem instanceof Error ? problem.message : String(problem)];
	}
}

for (const [id, figure] of Object.entries(figures)) {
	for (const [kind, moves] of Object.entries({ moves: figure.moves, easier: figure.easier ?? [] })) {
		for (const [index, move] of moves.entries())
			for (const problem of problemsIn(figure, move))
				process.stdout.write(`figures/${id}.yaml: ${kind} ${index + 1}: ${problem}\n`);
	}
}
