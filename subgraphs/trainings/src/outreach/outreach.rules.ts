/** People an event reached: each counted once an event, so that sums over events are participations. */
export interface Reach {
  readonly reach: number;
  /** Where known; the two sexes, and the two ages, may hold fewer than all. */
  readonly female: number | null;
  readonly male: number | null;
  readonly children: number | null;
  readonly adults: number | null;
}

/** The first part that holds, with its counterpart, more than were reached; undefined when none does. */
export const partExceeding = ({ reach, female, male, children, adults }: Reach): 'female' | 'children' | undefined => {
  const more = (...parts: (number | null)[]): boolean => parts.reduce<number>((sum, n) => sum + (n ?? 0), 0) > reach;
  if (more(female, male)) return 'female';
  return more(children, adults) ? 'children' : undefined;
};
