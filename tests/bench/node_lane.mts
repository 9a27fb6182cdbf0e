// Does what a line of its input asks for, and answers with a line: the seconds that a piece of work took, or what it found.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { progress, validate, viewOf } from '../../web/src/lib/assessment/answers.ts';
import { holds } from '../../web/src/lib/assessment/conditions.ts';
import { evaluate } from '../../web/src/lib/assessment/evaluate.ts';

// Packages are installed in web/, which is not above this file.
const { LogicEngine } = createRequire(new URL('../../web/package.json', import.meta.url))('json-logic-engine');
const { book, logic, generated, today, raw, kept, texts } = JSON.parse(readFileSync(process.argv[2], 'utf8'));

type Kept = Record<string, never>;
const gates: { id: string; when: never }[] = book.rules.gates;
const ids = gates.map(({ id }) => id);
const libraries = new LogicEngine();
const compiled: (answers: Kept) => unknown[] = libraries.build(logic);
const generatedGates = new Function(generated)();

const work: Record<string, { sets: never[]; once: (answers: never) => unknown }> = {
	evaluate: { sets: raw, once: (answers) => evaluate(book, answers, today) },
	validate: { sets: raw, once: (answers) => validate(book, answers) },
	progress: { sets: raw, once: (answers) => progress(book, answers) },
	engine: { sets: kept, once: openGates },
	compiled: { sets: kept, once: (answers) => named(compiled(answers)) },
	interpreted: { sets: kept, once: (answers) => named(libraries.run(logic, answers)) },
	generated: { sets: kept, once: generatedGates },
	json: { sets: texts, once: (text) => JSON.parse(text) }
};
let last: unknown; // what nobody looks at, a compiler may leave out

function openGates(answers: Kept): string[] {
	const view = viewOf(book, answers);
	return gates.filter(({ when }) => holds(when, view)).map(({ id }) => id);
}

function named(opened: unknown[]): string[] {
	return ids.filter((_, at) => opened[at]);
}

/** Of the processor, for this thread alone, as rounds.py counts them: the clock stands while the machine does something else. */
function seconds(key: string): number {
	const { sets, once } = work[key];
	const begun = process.threadCpuUsage();
	for (const answers of sets) last = once(answers);
	const { user, system } = process.threadCpuUsage(begun);
	return Math.max(user + system, 1) / 1e6;
}

const asked: Record<string, (key: string) => unknown> = {
	version: () => process.versions.node,
	time: seconds,
	tell: (key) => work[key].sets.map(work[key].once)
};
for await (const line of createInterface({ input: process.stdin })) {
	const [kind, key] = JSON.parse(line);
	process.stdout.write(`${JSON.stringify(asked[kind](key))}\n`);
}
