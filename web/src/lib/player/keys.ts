/** The player by keyboard. Letters are those of the English words; every one of them is a button as well. */
const MEANINGS: Record<string, 'pause' | 'next' | 'skip' | 'easier' | 'stop' | 'signs' | 'large'> = {
	' ': 'pause',
	p: 'pause',
	n: 'next',
	ArrowRight: 'next',
	s: 'skip',
	e: 'easier',
	x: 'stop',
	w: 'signs',
	f: 'large'
};

/**
 * What a key press means here, or null. A press on a focused control belongs to that control. Without `letters` a letter
 * means nothing: whoever speaks to their device types letters without wishing to.
 */
export function keyMeaning(event: KeyboardEvent, letters: boolean): (typeof MEANINGS)[string] | null {
	if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return null;
	if (!letters && /^[a-z]$/.test(event.key)) return null;
	const onControl = event.target instanceof Element && event.target.closest('button, a, input') !== null;
	if (onControl && (event.key === ' ' || event.key === 'Enter')) return null;
	return MEANINGS[event.key] ?? null;
}
