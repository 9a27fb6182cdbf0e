/** Which question stands above the practice. */
export type SheetName = 'skip' | 'stop' | 'signs' | 'cues';
