import { createContext } from 'svelte';
import type { Result } from './result.svelte.ts';

/** The one result that the screens below it show: it is judged and recorded once, and lasts from one of them to the next. */
export const [shownResult, showResult] = createContext<Result>();
