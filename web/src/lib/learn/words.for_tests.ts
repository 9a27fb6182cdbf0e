// All English words of the content, as the screens that show all of them get them.
import { words as check } from '#generated/check.en.ts';
import { words as common } from '#generated/common.en.ts';
import { words as practice } from '#generated/practice.en.ts';
import type { Words } from '#generated/types.ts';

export const words: Words = { ...common, ...check, ...practice };
