/** What may be written to one tip, by whoever sent it and by those who answer. */
export const MOST = { additions: 50, answers: 100 } as const;
