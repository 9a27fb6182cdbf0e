import { onMount } from 'svelte';

/** The moment a screen shows: looked up again every minute, and when the person comes back to the screen. */
export class Clock {
	now = $state.raw(new Date());

	constructor() {
		onMount(() => {
			const look = () => (this.now = new Date());
			const timer = setInterval(look, 60_000);
			document.addEventListener('visibilitychange', look);
			return () => {
				clearInterval(timer);
				document.removeEventListener('visibilitychange', look);
			};
		});
	}
}

/** The time zone this device is in; UTC where the browser does not say. */
export function deviceZone(): string {
	return new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}
