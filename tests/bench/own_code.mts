// Bundles the code of one folder as a screen loads it, with the app's own bundler: no code of other folders, and nothing that the
// first visit has already. Prints its bytes, and those that are left when compressed: own_code.mts <folder> <entry>
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

// Packages are installed in web/, which is not above this file.
const required = createRequire(new URL('../../web/package.json', import.meta.url));
const { build } = required('vite');
const { svelte } = required('@sveltejs/vite-plugin-svelte');

const SOURCE = join(process.cwd(), 'src');
const FIRST_VISIT = ['routes/+layout.svelte', 'routes/+page.svelte'];
const [folder = '', entry = ''] = process.argv.slice(2);

/** Whatever else is imported stays an import. What comes later, when it is asked for, is no part of it. */
async function bundled(entries: readonly string[], isPart: (file: string) => boolean) {
	const onlyParts = {
		name: 'only-parts',
		enforce: 'pre',
		resolveDynamicImport: () => false,
		resolveId(id: string, importer?: string) {
			if (!importer || id.includes('?')) return null;
			const file = id.replace(/^#lib/, join(SOURCE, 'lib'));
			const path = file.startsWith('.') ? join(dirname(importer), file) : file;
			return isPart(path) ? path : { id: path, external: true };
		}
	};
	const { output } = await build({
		configFile: false,
		logLevel: 'error',
		plugins: [onlyParts, svelte({ configFile: false, emitCss: true })],
		build: {
			write: false,
			modulePreload: false,
			target: ['safari16.4', 'chrome109', 'firefox115'],
			rolldownOptions: {
				input: entries.map((name) => join(SOURCE, name)),
				preserveEntrySignatures: 'strict'
			}
		}
	});
	return output as ({ modules?: Record<string, unknown> } & ({ code: string } | { source: string }))[];
}

const isOurs = (file: string) => file.startsWith(SOURCE) && !file.includes('/paraglide/');
const first = await bundled(FIRST_VISIT, isOurs);
const known = new Set(first.flatMap(({ modules = {} }) => Object.keys(modules)));
const own = await bundled(
	[join(folder, entry)],
	(file) => file.startsWith(join(SOURCE, folder)) && !known.has(file)
);
const files = own.map((file) => Buffer.from('code' in file ? file.code : file.source));
const sum = (numbers: number[]) => numbers.reduce((all, each) => all + each, 0);
process.stdout.write(
	JSON.stringify([
		sum(files.map(({ length }) => length)),
		sum(files.map((file) => brotliCompressSync(file).length))
	])
);
