import type { CaseState, DuplicateMatch, DuplicateStrength } from '@hub/vocabulary';

const IDENTIFYING: readonly DuplicateMatch[] = ['PERSON_PAPER', 'PERSON_PHONE'];

/** Cases suggested of one case at most. */
export const MOST_SUGGESTED = 20;

/** Hours between two reports of the same place and category that may be of one incident. */
export const SAME_INCIDENT_HOURS = 72;

/**
 * States of a case in which a person whom nobody has asked may be compared by a number of theirs: later they were asked,
 * or it was decided not to.
 */
export const INTAKE: readonly CaseState[] = ['REPORTED', 'ACKNOWLEDGED'];

/** How sure one can be: a number names one person, two weaker signs bear each other out, one alone is a hint. */
export const strengthOf = (matches: readonly DuplicateMatch[]): DuplicateStrength => {
  if (matches.some((match) => IDENTIFYING.includes(match)) || matches.length > 1) return 'STRONG';
  return matches[0] === 'PLACE_AND_TIME' ? 'WEAK' : 'MODERATE';
};

/** Another case, and by what it is like this one. */
export interface Likeness {
  readonly of: string;
  readonly other: string;
  readonly committee: string;
  readonly match: DuplicateMatch;
}

export interface Suggestion {
  readonly other: string;
  readonly committee: string;
  readonly matches: readonly DuplicateMatch[];
  readonly strength: DuplicateStrength;
}

const RANK: readonly DuplicateStrength[] = ['STRONG', 'MODERATE', 'WEAK'];

/** One suggestion for each other case, the strongest first. */
export const suggestionsOf = (id: string, likenesses: readonly Likeness[]): Suggestion[] => {
  const byOther = new Map<string, Likeness[]>();
  for (const each of likenesses.filter(({ of }) => of === id))
    byOther.set(each.other, [...(byOther.get(each.other) ?? []), each]);
  return [...byOther]
    .map(([other, all]) => {
      const matches = [...new Set(all.map(({ match }) => match))].sort();
      return { other, committee: all[0]!.committee, matches, strength: strengthOf(matches) };
    })
    .sort((one, two) => RANK.indexOf(one.strength) - RANK.indexOf(two.strength))
    .slice(0, MOST_SUGGESTED);
};
