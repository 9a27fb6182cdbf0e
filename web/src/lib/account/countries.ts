/** Countries to choose from, in the order of their names in `language`; the last one stands for every other country. */
export function countryOptions(
	codes: readonly string[],
	language: string,
	other: string
): { id: string; text: string }[] {
	const names = new Intl.DisplayNames([language], { type: 'region' });
	const options = codes.map((code) => ({ id: code, text: names.of(code) ?? code }));
	const order = new Intl.Collator(language);
	return [...options.sort((a, b) => order.compare(a.text, b.text)), { id: '', text: other }];
}

/** Every time zone this browser knows, with the one in use first where it is not among them. */
export function zoneOptions(current: string): { id: string; text: string }[] {
	const zones = Intl.supportedValuesOf('timeZone');
	const all = zones.includes(current) ? zones : [current, ...zones];
	return all.map((zone) => ({ id: zone, text: zone.replaceAll('_', ' ') }));
}
