/** Under whose data key the words about an emergency are sealed. */
export const subjectOfEmergency = (emergency: string): string => `case-emergency:${emergency}`;

/** Where the reason of an emergency lies sealed. */
export const reasonPlace = (emergency: string) => ({
  table: 'case_emergency_reason',
  row: emergency,
  column: 'sealed_reason',
});
