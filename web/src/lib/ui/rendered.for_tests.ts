/** A component's words and marks as the server writes them, for tests of what it says; no script of it has run. */
import type { Component } from 'svelte';
import { render } from 'svelte/server';

export function rendered<Props extends Record<string, unknown>>(
	component: Component<Props>,
	props: Props
): string {
	const { body } = render(component as Component, { props });
	return body.replaceAll(/<!--.*?-->/gs, '').replaceAll(/\s+/g, ' ');
}
