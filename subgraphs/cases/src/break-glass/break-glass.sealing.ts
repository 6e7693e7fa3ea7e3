/** Under whose data key the words about an emergency access are sealed. */
export const subjectOfBreakGlass = (breakGlass: string): string => `break-glass:${breakGlass}`;

/** Where the reason of an emergency access lies sealed. */
export const reasonPlace = (breakGlass: string) => ({ table: 'break_glass', row: breakGlass, column: 'sealed_reason' });

/** Where the note of its review lies sealed. */
export const notePlace = (breakGlass: string) => ({
  table: 'break_glass_review',
  row: breakGlass,
  column: 'sealed_note',
});
