import type { Shape } from './draw.ts';

/** Makes the paths of a group those shapes, and touches nothing that is so already: sixty times a second that counts. */
export function paint(group: SVGGElement, shapes: readonly Shape[]): void {
	for (const [index, { d, look, opacity }] of shapes.entries()) {
		const path =
			group.children[index] ?? group.appendChild(document.createElementNS(group.namespaceURI, 'path'));
		change(path, 'd', d);
		change(path, 'class', look);
		change(path, 'opacity', opacity === undefined ? null : String(opacity));
	}
	while (group.children.length > shapes.length) group.lastElementChild?.remove();
}

function change(path: Element, name: string, value: string | null): void {
	if (path.getAttribute(name) === value) return;
	if (value === null) path.removeAttribute(name);
	else path.setAttribute(name, value);
}
