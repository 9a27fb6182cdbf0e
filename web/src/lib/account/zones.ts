/** Every time zone this browser knows, with the one in use first where it is not among them. */
export function zoneOptions(current: string): { id: string; text: string }[] {
	const zones = Intl.supportedValuesOf('timeZone');
	const all = zones.includes(current) ? zones : [current, ...zones];
	return all.map((zone) => ({ id: zone, text: zone.replaceAll('_', ' ') }));
}
