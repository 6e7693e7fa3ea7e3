/** Where the reason of an emergency access lies sealed. */
export const reasonPlace = (breakGlass: string) => ({ table: 'break_glass', row: breakGlass, column: 'sealed_reason' });

/** Where the note of its review lies sealed. */
export const notePlace = (breakGlass: string) => ({
  table: 'break_glass_review',
  row: breakGlass,
  column: 'sealed_note',
});
