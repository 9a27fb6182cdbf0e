// Prints what a first visit costs, and fails when it costs too much: node budget.js [build folder]
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { brotliCompressSync } from 'node:zlib';

const build = process.argv[2] ?? 'build';
// The shell holds the figure as well: 12 kB of code, 8 kB of poses for all exercises. It grows with what works without a network.
const BUDGETS = { script: 70_000, style: 7_000, page: 4_000, shell: 385_000, language: 250_000 };
const OF_A_LANGUAGE = /chunks\/[a-z]{2}(-[A-Z]{2})?\./;

const compressed = (file) => brotliCompressSync(readFileSync(join(build, file))).length;
const total = (files) => [...new Set(files)].reduce((sum, file) => sum + compressed(file), 0);
const named = (html, pattern) => [...html.matchAll(pattern)].map(([, path]) => path.slice(1));

function filesIn(folder) {
	return readdirSync(join(build, folder), { recursive: true })
		.map((name) => join(folder, name))
		.filter((name) => !/\.(br|gz)$/.test(name) && statSync(join(build, name)).isFile());
}

const start = readFileSync(join(build, 'index.html'), 'utf8');
const costs = {
	script: total(named(start, /(?:href|src|import\()[="(]+(\/[^"]+\.js)"/g)),
	style: total(named(start, /href="(\/[^"]+\.css)"/g)),
	page: compressed('index.html'),
	// As the service worker keeps it: for every reader, and of the first language its words and its first page.
	shell: total([
		...filesIn('_app/immutable').filter((name) => !OF_A_LANGUAGE.test(name)),
		...filesIn('icons'),
		'200.html'
	]),
	language: total([...filesIn('_app/immutable').filter((name) => /chunks\/en\./.test(name)), 'index.html'])
};

for (const [name, bytes] of Object.entries(costs)) {
	const budget = BUDGETS[name];
	const verdict = bytes > budget ? 'TOO MUCH' : 'ok';
	process.stdout.write(
		`${name.padEnd(9)}${(bytes / 1000).toFixed(1).padStart(7)} kB of ${budget / 1000} kB  ${verdict}\n`
	);
	if (bytes > budget) process.exitCode = 1;
}
