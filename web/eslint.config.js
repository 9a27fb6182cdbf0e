import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

const NOT_OURS = [
	'.generated/',
	'.svelte-kit/',
	'build*/',
	'node_modules/',
	'project.inlang/cache/',
	'src/lib/device/api_types.ts',
	'src/lib/paraglide/'
];

export default ts.config(
	{ ignores: NOT_OURS },
	js.configs.recommended,
	...ts.configs.strict,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser } },
		rules: {
			// TypeScript resolves names; this rule knows only a list.
			'no-undef': 'off',
			'@typescript-eslint/no-explicit-any': 'error',
			'max-lines': ['error', { max: 250 }],
			'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
			// Addresses are made by #lib/language.ts, which adds the language.
			'svelte/no-navigation-without-resolve': 'off',
			// A style attribute is blocked by our own content security policy.
			'svelte/no-inline-styles': 'error'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] } },
		rules: {
			// Lists here are replaced as a whole ($state.raw), never changed in place.
			'svelte/prefer-svelte-reactivity': 'off'
		}
	},
	{
		files: ['**/*.svelte'],
		rules: { 'max-lines': ['error', { max: 180 }] }
	},
	{
		files: ['**/*.test.ts', 'eslint.config.js'],
		rules: { 'max-lines-per-function': 'off' }
	}
);
