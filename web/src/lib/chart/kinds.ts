/** The kinds of entries. server/chart/kinds.py decides; a test compares the two. */
export const KINDS_VERSION = 2;

export type Writer = 'owner' | 'therapist' | 'server';
export type Audience = 'both' | 'addressee' | 'author';

export const KINDS: Record<keyof Bodies, { writers: Writer[]; seen: Audience }> = {
	assessment: { writers: ['owner'], seen: 'both' },
	practice: { writers: ['owner'], seen: 'both' },
	rating: { writers: ['owner'], seen: 'both' },
	measure: { writers: ['owner'], seen: 'both' },
	goal: { writers: ['owner'], seen: 'both' },
	pause: { writers: ['owner'], seen: 'both' },
	warning: { writers: ['owner'], seen: 'both' },
	routine: { writers: ['owner'], seen: 'both' },
	article_read: { writers: ['owner'], seen: 'both' },
	profile: { writers: ['owner'], seen: 'both' },
	assignment: { writers: ['therapist'], seen: 'both' },
	assignment_end: { writers: ['therapist'], seen: 'both' },
	clearance: { writers: ['owner', 'therapist'], seen: 'both' },
	flare_note: { writers: ['therapist'], seen: 'both' },
	alert_answer: { writers: ['therapist'], seen: 'both' },
	visit: { writers: ['owner', 'therapist'], seen: 'both' },
	message: { writers: ['owner', 'therapist'], seen: 'addressee' },
	link_ended: { writers: ['owner', 'therapist'], seen: 'both' },
	private_note: { writers: ['therapist'], seen: 'author' },
	link_started: { writers: ['server'], seen: 'both' }
};

/** An exercise with its dose, as in a routine file. */
export type RoutineStep = { exercise: string } & Record<string, unknown>;

export interface PracticeStep {
	exercise: string;
	side: 'left' | 'right' | null;
	done: boolean;
	skipped: 'pain' | 'time' | 'unsure' | 'equipment' | null;
	easier: boolean;
}

export interface Bodies {
	assessment: {
		version: number | string;
		outcome: string;
		when: 'now' | 'today' | 'days' | null;
		not_before: string | null;
		reasons: string[];
		/** Each reason as the person read it, in `language`: rules change, and what was said stays readable. */
		told?: Record<string, string>;
		confidence: 'clear' | 'close' | null;
		routines: string[];
		recheck: string | null;
		language: string;
		/** Hex SHA-256 of the entry's `detail` text. */
		answers_digest?: string;
		/** Further gates that a clinician can lift, beside `reasons`. */
		also?: string[];
		/** What is expected once a clinician has said yes, or the waiting is over. */
		then?: { outcome: string; not_before: string | null; routines: string[] } | null;
		/** Gates that clearances had lifted when it was judged: it holds as long as those do. */
		cleared?: string[];
		/** Answers were changed after a result had been seen: which result it was, and the questions. */
		changed?: { outcome: string; questions: string[] };
		/** What changes or forbids exercises, and what a therapist has to know. */
		cautions?: string[];
		notes?: string[];
	};
	practice: {
		routine: string;
		routine_version: number | string;
		title: string;
		assignment: string | null;
		started_at: string;
		seconds: number;
		short: boolean;
		steps: PracticeStep[];
		measure: 'tension' | 'pain';
		before: number | null;
		after: number | null;
		stopped: 'pain' | 'warning' | 'person' | null;
	};
	rating: { measure: 'pain' | 'tension' | 'stress' | 'sleep'; value: number };
	measure: { name: string; value: number; unit: string };
	goal: { text: string; done: boolean };
	pause: { from: string; until: string | null; reason: 'illness' | 'travel' | 'other' };
	warning: { sign: string; exercise: string | null; action: string };
	routine: { title: string; steps: RoutineStep[] };
	article_read: { article: string };
	profile: { zone: string; language: string; country: string | null; name: string | null };
	assignment: {
		routine: { id: string; version: number | string; title: string; minutes: number; steps: RoutineStep[] };
		per_week: number;
		from: string;
		until: string | null;
		note: string;
	};
	assignment_end: { assignment: string; reason: string };
	/** `by` said it on day `on`. Without `until` it ends six months after that day; without `allows` it allows all. */
	clearance: {
		gates: string[];
		seen: 'paper' | 'told';
		until: string | null;
		note: string;
		by?: 'family_doctor' | 'specialist' | 'midwife' | 'other';
		on?: string;
		allows?: ('massage' | 'art' | 'exercises')[];
	};
	/** What to do when it hurts; an empty text takes an earlier one away. */
	flare_note: { text: string };
	alert_answer: { alert: string; note: string };
	visit: { date: string; service: 'massage' | 'art' | 'both'; parts: string[] };
	message: { to: string; text: string };
	private_note: { text: string };
	link_started: {
		link: string;
		therapist: string;
		therapist_name: string;
		clinic: string;
		consents: { chart: true; answers: boolean };
		text_version: string;
		language: string;
	};
	link_ended: { link: string };
}

export type Kind = keyof Bodies;

/** A new body for an earlier entry of the same kind and author, or its withdrawal. */
export type Correction<K extends Kind> = ({ of: string } & Bodies[K]) | { of: string; withdrawn: true };

/** Whether its last day is before its first: the server takes no such entry, though some may stand from earlier on. */
export function endsTooSoon(body: object): boolean {
	const { from, on, until } = body as { from?: string; on?: string; until?: string | null };
	const first = from ?? on;
	return first !== undefined && typeof until === 'string' && until < first;
}
