/** An entry as it travels. `body` and `detail` are RFC 8785 texts made once on a device and never re-encoded. */
export interface WireEntry {
	id: string;
	/** Running number of the device in this chart; only on the way to the server. */
	n?: number;
	kind: string;
	stamp: string;
	/** ISO 8601 with offset and milliseconds: for people, never for ordering. */
	happened_at: string;
	body: string;
	/** Person id, `self` while there is no account, or `server`. */
	author: string;
	device: string;
	seal?: string;
	seq?: number;
	/** Second part, seen only with the answers consent: canonical `{salt, answers}`. */
	detail?: string;
}

/** An entry as the device keeps it, key `[chart, id]`. It is with the server exactly when it has a `seal`. */
export interface StoredEntry extends WireEntry {
	chart: string;
}

/** What folds and screens see: the body as an object. */
export interface ChartEntry<Body = Record<string, unknown>> {
	id: string;
	kind: string;
	stamp: string;
	happened_at: string;
	body: Body;
	author: string;
	device: string;
	/** True once the server has acknowledged it. */
	sent: boolean;
	detail?: string;
}

export function parsed(entry: StoredEntry): ChartEntry {
	return {
		id: entry.id,
		kind: entry.kind,
		stamp: entry.stamp,
		happened_at: entry.happened_at,
		body: JSON.parse(entry.body),
		author: entry.author,
		device: entry.device,
		sent: entry.seal !== undefined,
		...(entry.detail === undefined ? {} : { detail: entry.detail })
	};
}

/** Stamp, then id: the one order of every fold. */
export function inOrder(a: { stamp: string; id: string }, b: { stamp: string; id: string }): number {
	if (a.stamp !== b.stamp) return a.stamp < b.stamp ? -1 : 1;
	return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
