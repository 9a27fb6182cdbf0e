/**
 * The devices of the simulation: the app's own steps over rows in memory, driven by lines on standard input.
 * A line is a JSON list of [world, verb, arguments]; the answer is a JSON list of results in the same order.
 */
import { createInterface } from 'node:readline';
import { SABOTAGES } from './sabotage.ts';
import { type Arguments, World } from './verbs.ts';

const worlds = new Map<string, World>();

function perform([name, verb, args]: [string, string, Arguments]): unknown {
	if (verb === 'begin') {
		worlds.set(name, new World(SABOTAGES[String(args['fault'])] ?? {}));
		return null;
	}
	if (verb === 'end') return worlds.delete(name);
	return (worlds.get(name) as World).run(verb, args);
}

createInterface({ input: process.stdin }).on('line', (line) => {
	process.stdout.write(`${JSON.stringify(JSON.parse(line).map(perform))}\n`);
});
