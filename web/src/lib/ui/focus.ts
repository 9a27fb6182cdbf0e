/**
 * Moves the focus to the title of the screen just shown, so that a screen reader begins there and the keyboard goes on
 * from there. Leaves it where the screen itself has put it, as a dialog does.
 */
export function focusTitle(): void {
	if (document.activeElement !== document.body) return;
	const title = document.querySelector<HTMLElement>('main h1') ?? document.querySelector('main');
	if (!title) return;
	title.tabIndex = -1;
	title.focus({ preventScroll: true });
}
