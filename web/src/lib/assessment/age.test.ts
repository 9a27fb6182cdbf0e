import { expect, test } from 'vitest';
import { isOld } from './age.ts';

test('a result is old when its six weeks are over', () => {
	const rules = { recheck_days: 42 };
	expect(isOld('2026-03-03', '2026-04-13', rules)).toBe(false);
	expect(isOld('2026-03-03', '2026-04-14', rules)).toBe(true);
	expect(isOld('2026-03-03', '2026-03-01', rules)).toBe(false);
});
