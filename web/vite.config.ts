import process from 'node:process';
import { readFileSync } from 'node:fs';
import adapter from '@sveltejs/adapter-static';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin } from 'vite';
import { configDefaults, defineConfig } from 'vitest/config';

const languages: { baseLocale: string; locales: string[] } = JSON.parse(
	readFileSync(new URL('project.inlang/settings.json', import.meta.url), 'utf8')
);
const otherLanguages = languages.locales.filter((language) => language !== languages.baseLocale);

/** Says in the name of a file whose words it holds, so that the worker keeps one language and leaves the others alone. */
const wordsByLanguage: Plugin = {
	name: 'words-by-language',
	applyToEnvironment: ({ name }) => name === 'client',
	outputOptions(options) {
		const named = options.chunkFileNames;
		options.chunkFileNames = (chunk) => {
			const language = /\.generated\/.*\.([\w-]+)\.ts$/.exec(chunk.facadeModuleId ?? '')?.[1];
			const name = typeof named === 'function' ? named(chunk) : (named ?? '[name].js');
			return language === undefined ? name : name.replace('/chunks/', `/chunks/${language}.`);
		};
		return options;
	}
};

const out = process.env['UNKNOT_WEB_OUT'] ?? 'build';
const version = process.env['UNKNOT_WEB_VERSION'];
const precompress = process.env['UNKNOT_WEB_COMPRESSED'] !== 'no';

export default defineConfig({
	plugins: [
		paraglideVitePlugin({
			project: './project.inlang',
			outdir: './src/lib/paraglide',
			strategy: ['url', 'baseLocale'],
			isServer: 'import.meta.env.SSR'
		}),
		sveltekit({
			adapter: adapter({ pages: out, assets: out, fallback: '200.html', precompress }),
			// Written into each page as a meta element; the server's own headers add what a meta element cannot say.
			csp: {
				mode: 'hash',
				directives: {
					'default-src': ['none'],
					'script-src': ['self'],
					'style-src': ['self'],
					// The one style attribute in use: the router's announcement for screen readers, kept off the screen.
					'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
					'img-src': ['self', 'blob:', 'data:'],
					'media-src': ['self', 'blob:'],
					'font-src': ['self'],
					'connect-src': ['self'],
					'manifest-src': ['self'],
					'worker-src': ['self'],
					'form-action': ['self'],
					'base-uri': ['none'],
					'object-src': ['none']
				}
			},
			paths: { relative: false },
			prerender: {
				entries: ['*', ...otherLanguages.map((language) => `/${language}` as const)]
			},
			serviceWorker: { register: false },
			// The worker looks for new versions itself; a second poll would only cost battery.
			version: { pollInterval: 0, ...(version ? { name: version } : {}) }
		}),
		wordsByLanguage
	],
	build: { target: ['safari16.4', 'chrome109', 'firefox115'] },
	test: {
		include: ['src/**/*.test.ts'],
		exclude: [...configDefaults.exclude, 'build*/**']
	}
});
