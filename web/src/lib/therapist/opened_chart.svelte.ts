import { page } from '$app/state';
import { device } from '#lib/device/device.svelte.ts';
import type { ChartView } from '#lib/device/chart_view.svelte.ts';
import { clientName } from './client.ts';
import { clientList } from './list.svelte.ts';

/** The client's chart that the address asks for (`?chart=<id>`), opened once the device knows who looks. Use it in a component. */
export class OpenedChart {
	/** Null while prerendering, without a chart in the address, and until it is open. */
	chart = $state.raw<ChartView | null>(null);
	/** Null where the address names none; undefined until it was looked at. */
	id = $state<string | null | undefined>();

	/** Who was seated when it was opened: a chart of theirs is closed with them. */
	#seating: object | null = null;

	constructor() {
		$effect(() => {
			const id = device.roles.includes('therapist') ? page.url.searchParams.get('chart') : null;
			if (!device.ready || (id === this.id && this.#seating === device.opened)) return;
			this.id = id;
			this.#seating = device.opened;
			this.chart = null;
			if (id !== null) void this.#open(id);
		});
	}

	/** Whether there is no such client for who looks: never was, or not any more. */
	get gone(): boolean {
		return this.id === null || this.chart?.state === 'ended' || this.chart?.state === 'gone';
	}

	/** What the client is called: by themselves, else as the therapist noted it when inviting. */
	get name(): string | null {
		const { clients, kept } = clientList.now;
		const listed = [...(clients ?? []), ...kept].find(({ chart }) => chart === this.id);
		return clientName(this.chart?.entries ?? []) ?? listed?.name ?? null;
	}

	async #open(id: string): Promise<void> {
		const seating = this.#seating;
		void clientList.recall();
		const chart = await device.openChart(id);
		void clientList.keepNames();
		if (this.id === id && this.#seating === seating) this.chart = chart;
	}
}
