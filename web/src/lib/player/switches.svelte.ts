/** How cues reach this person on this device, and by which keys they answer: kept in the browser, never in the chart. */
const KEY = 'unknot.cues';

export interface Switches {
	tones: boolean;
	/** Also where it is quiet, for who is in pain right now. */
	quiet_tones: boolean;
	voice: boolean;
	buzz: boolean;
	/** Single letters act in the player. */
	letters: boolean;
	/** Read from across the room: larger letters, the whole screen. */
	large: boolean;
	/** To turn to breath or body unsettles this person: something else is done instead. It is never sent. */
	outward: boolean;
	/** Steps by which this person breathes slower than exercises say; fewer than none: quicker. */
	pace: number;
}

/** Those that are on or off. */
export type SwitchName = {
	[Name in keyof Switches]: Switches[Name] extends boolean ? Name : never;
}[keyof Switches];

const USUAL: Switches = {
	tones: true,
	quiet_tones: false,
	voice: false,
	buzz: true,
	letters: true,
	large: false,
	outward: false,
	pace: 0
};

function stored(): Switches {
	try {
		const kept: Partial<Switches> = JSON.parse(localStorage.getItem(KEY) ?? '{}');
		return { ...USUAL, ...kept };
	} catch {
		return USUAL;
	}
}

class CueSwitches {
	now = $state.raw<Switches>(USUAL);

	/** Reads what was chosen earlier; call once the page runs in a browser. */
	load(): void {
		this.now = stored();
	}

	set<Name extends keyof Switches>(name: Name, value: Switches[Name]): void {
		this.now = { ...this.now, [name]: value };
		try {
			localStorage.setItem(KEY, JSON.stringify(this.now));
		} catch {
			// Private mode without storage: the switch holds until the page is closed.
		}
	}
}

export const switches = new CueSwitches();
