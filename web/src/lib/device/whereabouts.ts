/** What every new sign-in says of this device. */
export function whereabouts(language: string): { zone: string; language: string; device_name: string } {
	const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
	// Browsers that hide where they are may leave it out, and the server needs one.
	return { zone: timeZone || 'UTC', language, device_name: nameOfThisDevice() };
}

/** What this device is called in the list of sign-ins: enough to recognise it, nothing to track it by. */
export function nameOfThisDevice(agent: string = navigator.userAgent): string {
	const system = SYSTEMS.find(([mark]) => agent.includes(mark))?.[1] ?? 'Computer';
	const browser = BROWSERS.find(([mark]) => agent.includes(mark))?.[1];
	return browser ? `${system}, ${browser}` : system;
}

const SYSTEMS: [string, string][] = [
	['iPhone', 'iPhone'],
	['iPad', 'iPad'],
	['Android', 'Android'],
	['Windows', 'Windows'],
	['Macintosh', 'Mac'],
	['Linux', 'Linux']
];

/** In this order: most browsers also carry the names of others. */
const BROWSERS: [string, string][] = [
	['Edg/', 'Edge'],
	['Firefox/', 'Firefox'],
	['FxiOS/', 'Firefox'],
	['CriOS/', 'Chrome'],
	['Chrome/', 'Chrome'],
	['Safari/', 'Safari']
];
