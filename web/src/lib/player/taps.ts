/** The second tap of a double tap goes no further: what it would hit has just appeared under the finger. */
export function stopSecondTap(event: MouseEvent): void {
	if (event.detail < 2) return;
	event.preventDefault();
	event.stopPropagation();
}
