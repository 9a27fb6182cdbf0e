declare global {
	namespace App {
		interface PageState {
			/** The therapist somebody has just said yes to: said once on the screen that follows. */
			connected?: string;
		}
	}
}

export {};
