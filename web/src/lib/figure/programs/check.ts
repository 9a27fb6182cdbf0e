// Says what no body can do in the figures of .generated: node src/lib/figure/programs/check.ts [exercise …]
import process from 'node:process';
import { figures, stances } from '#generated/figures.ts';
import { problemsOf } from '../check.ts';
import { patchesOf } from '../works.ts';
import { motionOf, type WrittenFigure } from '../motion.ts';
import { placed } from '../skeleton.ts';

/** Problems of one figure, each with the move in which it is. */
function problemsIn(figure: WrittenFigure): string[] {
	const moves = [...figure.moves, ...(figure.easier ?? [])];
	return moves.flatMap((move, index) => {
		try {
			const motion = motionOf(figure, move, stances);
			patchesOf(move.works ?? figure.works ?? [], placed(motion.start.posture), motion.start.posture);
			return problemsOf(motion).map((problem) => `move ${index + 1}, ${problem}`);
		} catch (problem) {
			return [`move ${index + 1}: ${problem instanceof Error ? problem.message : String(problem)}`];
		}
	});
}

const asked = process.argv.slice(2);
for (const [id, figure] of Object.entries(figures)) {
	if (asked.length > 0 && !asked.includes(id)) continue;
	for (const problem of problemsIn(figure)) {
		process.stdout.write(`server/content/figures/${id}.yaml: ${problem}\n`);
		process.exitCode = 1;
	}
}
