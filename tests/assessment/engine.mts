// Judges every case of a file with the TypeScript engine and prints the results as one JSON list.
import { readFileSync } from 'node:fs';
import { progress, validate } from '../../web/src/lib/assessment/answers.ts';
import { evaluate } from '../../web/src/lib/assessment/evaluate.ts';

const { book, cases } = JSON.parse(readFileSync(process.argv[2], 'utf8'));

type Case = { answers: Record<string, never>; today: string; cleared: string[] };
const results = cases.map(({ answers, today, cleared }: Case) => {
	const refusals = validate(book, answers);
	if (refusals.length > 0) {
		return { refusals: refusals.map(({ question, code, allowed }) => [question, code, allowed]) };
	}
	const screens = progress(book, answers).map(({ id, questions, done }) => [id, questions, done]);
	return { verdict: evaluate(book, answers, today, cleared), screens };
});
process.stdout.write(JSON.stringify(results));
