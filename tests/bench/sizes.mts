// Bundles each module of its input with the app's own bundler; prints its bytes, and those that are left when compressed.
import { createRequire } from 'node:module';
import { json } from 'node:stream/consumers';
import { brotliCompressSync } from 'node:zlib';

// Packages are installed in web/, which is not above this file.
const { build } = createRequire(new URL('../../web/package.json', import.meta.url))('vite');
const ENTRY = 'entry-of-the-bench';

async function bundled(source: string): Promise<string> {
	const entry = {
		name: ENTRY,
		resolveId: (id: string) => (id === ENTRY ? id : null),
		load: (id: string) => (id === ENTRY ? source : null)
	};
	const { output } = await build({
		configFile: false,
		logLevel: 'error',
		plugins: [entry],
		build: {
			write: false,
			modulePreload: false,
			target: ['safari16.4', 'chrome109', 'firefox115'],
			rolldownOptions: { input: ENTRY, preserveEntrySignatures: 'strict' }
		}
	});
	return output.map(({ code }: { code: string }) => code).join('');
}

const sizes: Record<string, [number, number]> = {};
for (const [name, source] of Object.entries((await json(process.stdin)) as Record<string, string>)) {
	const bytes = Buffer.from(await bundled(source));
	sizes[name] = [bytes.length, brotliCompressSync(bytes).length];
}
process.stdout.write(JSON.stringify(sizes));
