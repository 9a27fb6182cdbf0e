import { expect, test } from 'vitest';
import { type StateOfDevice, stateLine } from './state_line.ts';

const FINE: StateOfDevice = {
	ready: true,
	saving: 'works',
	online: true,
	unsent: 0,
	refused: 0,
	state: 'sent'
};

test('where all is well the line is silent', () => {
	expect(stateLine(FINE)).toBeNull();
	expect(stateLine({ ...FINE, state: 'here_only', unsent: 5 })).toBeNull();
});

test('before the storage was opened nothing is claimed', () => {
	expect(stateLine({ ...FINE, ready: false, saving: 'fails' })).toBeNull();
});

test('nothing being saved outweighs everything else', () => {
	const line = stateLine({ ...FINE, saving: 'fails', online: false, unsent: 2, state: 'signed_out' });
	expect(line).toMatchObject({ warn: true, action: 'reload' });
});

test('a page older than what is stored here is told from a storage that fails', () => {
	const line = stateLine({ ...FINE, saving: 'outdated' });
	expect(line).toMatchObject({ warn: true, action: 'reload' });
	expect(line?.text).toContain('older than what is stored');
	expect(stateLine({ ...FINE, saving: 'fails' })?.text).not.toContain('older');
});

test('unsent entries are counted, with and without network', () => {
	expect(stateLine({ ...FINE, unsent: 2, state: 'unsent' })?.text).toContain('2');
	expect(stateLine({ ...FINE, online: false, unsent: 2, state: 'offline' })?.text).toContain('2');
});

test('signed out leads to the sign-in, refused entries to where they are listed', () => {
	expect(stateLine({ ...FINE, state: 'signed_out' })?.action).toBe('sign_in');
	expect(stateLine({ ...FINE, refused: 1 })?.action).toBe('look');
});
