/** Volunteers of one village, as numbers; null where nobody said. */
export interface VolunteerNumbers {
  readonly members: number;
  readonly female: number | null;
  readonly male: number | null;
  readonly youth: number | null;
}

/** The first part that is more than its group; undefined when none is. */
export const partTooLarge = ({ members, female, male, youth }: VolunteerNumbers): 'female' | 'youth' | undefined => {
  if ((female ?? 0) + (male ?? 0) > members) return 'female';
  return (youth ?? 0) > members ? 'youth' : undefined;
};

export const SEXES_TOLD = ['FEMALE', 'MALE', 'NOT_TOLD'] as const;
export const AGES_TOLD = ['YOUTH', 'ADULT', 'NOT_TOLD'] as const;

/** Some volunteers of a group who are counted alike. */
export interface CountedVolunteers {
  readonly n: number;
  readonly sex: (typeof SEXES_TOLD)[number];
  readonly age: (typeof AGES_TOLD)[number];
}

/** A group as counts by sex and by age. Nobody knows who is both, and no table crosses the two. */
export const countedVolunteers = ({ members, female, male, youth }: VolunteerNumbers): CountedVolunteers[] => {
  const women = female ?? 0;
  const men = male ?? 0;
  const sexOf = (nth: number) => (nth < women ? 'FEMALE' : nth < women + men ? 'MALE' : 'NOT_TOLD');
  const ageOf = (nth: number) => (youth === null ? 'NOT_TOLD' : nth < youth ? 'YOUTH' : 'ADULT');
  const cuts = [0, women, women + men, youth ?? 0, members].sort((a, b) => a - b);
  return cuts.slice(1).flatMap((end, index) => {
    const begin = cuts[index]!;
    return end > begin ? [{ n: end - begin, sex: sexOf(begin), age: ageOf(begin) }] : [];
  });
};
