import { expect, test } from 'vitest';
import { ApiError } from './api.ts';
import { chartState, type Situation } from './chart_state.ts';

const SENT: Situation = { standing: 'open', unsent: 0, sending: false, problem: null, synced: true };
const silence = new ApiError('NO_ANSWER', '', 0, null, null);
const otherPerson = new ApiError('OTHER_PERSON', '', 401, null, null);

test.each<[Partial<Situation>, string]>([
	[{}, 'sent'],
	[{ synced: false }, 'unsent'],
	[{ unsent: 1 }, 'unsent'],
	[{ unsent: 1, sending: true }, 'sending'],
	[{ sending: true }, 'sent'],
	[{ unsent: 1, problem: silence }, 'offline'],
	[{ problem: new ApiError('INTERNAL', '', 500, null, null) }, 'trouble'],
	[{ standing: 'local', unsent: 3 }, 'here_only'],
	[{ standing: 'signed_out', problem: otherPerson }, 'other_person'],
	[{ standing: 'signed_out' }, 'signed_out'],
	[{ standing: 'update_app', unsent: 1 }, 'update_app'],
	[{ standing: 'update_server' }, 'trouble'],
	[{ standing: 'unknown' }, 'gone'],
	[{ standing: null }, 'ended']
])('%o is called %s', (part, word) => {
	expect(chartState({ ...SENT, ...part })).toBe(word);
});
