/** What a browser does for a practice: it can, it knows nothing of it, or it was asked and says no. */
export type Ability = 'there' | 'missing' | 'refused';

export interface Abilities {
	/** The screen stays on. */
	awake: Ability;
	/** Tones are heard. */
	sound: Ability;
}

/** As far as one knows before anything was asked of it. */
export function abilitiesHere(): Abilities {
	return {
		awake: 'wakeLock' in navigator ? 'there' : 'missing',
		sound: 'AudioContext' in globalThis ? 'there' : 'missing'
	};
}
