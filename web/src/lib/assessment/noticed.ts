/** What a `warning` calls a sign that is none of the content's stop signs (server/chart/README.md). */

/** One that no list names. */
export const UNNAMED = 'unnamed';

/** One of the general signs, noticed on the way to help: nobody asks there which. */
export const HURTS_NOW = 'hurts_now';
