/** Random ids. Not crypto.randomUUID, which is missing where a clinic still serves plain http. */

export function newId(): string {
	return asUuid(random(), 4);
}

/** A UUIDv7: entries made later sort later. `wall` in milliseconds. */
export function newEntryId(wall: number): string {
	const bytes = random();
	new DataView(bytes.buffer).setUint16(0, Math.floor(wall / 2 ** 32));
	new DataView(bytes.buffer).setUint32(2, wall % 2 ** 32);
	return asUuid(bytes, 7);
}

function random(): Uint8Array<ArrayBuffer> {
	return crypto.getRandomValues(new Uint8Array(16));
}

function asUuid(bytes: Uint8Array, version: 4 | 7): string {
	bytes[6] = ((bytes[6] ?? 0) & 0x0f) | (version << 4);
	bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
	const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
	return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
