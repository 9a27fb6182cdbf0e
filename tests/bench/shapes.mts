// Prints the shapes of one move of a figure, thirty times a second, as `[class, d, opacity]`: shapes.mts <exercise>
import { join } from 'node:path';

const here = (path: string) => import(join(process.cwd(), path));
const { figures, stances } = await here('.generated/figures.ts');
const { sceneOf } = await here('src/lib/figure/scene.ts');
const { postureAt } = await here('src/lib/figure/motion.ts');

const figure = figures[process.argv[2] ?? ''];
const scene = sceneOf(figure, figure.moves[0], stances);
const pictures = [];
for (let at = 0; at < scene.motion.seconds; at += 1 / 30)
	pictures.push(
		scene
			.draw(postureAt(scene.motion, at))
			.map(({ look, d, opacity = 1 }: { look: string; d: string; opacity?: number }) => [look, d, opacity])
	);
process.stdout.write(JSON.stringify(pictures));
