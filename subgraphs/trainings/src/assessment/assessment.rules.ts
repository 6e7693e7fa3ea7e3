import { SEXES, type Sex } from '@hub/vocabulary';

/** What somebody who came scored, per cent; null where they took no test. */
export interface TestedPerson {
  readonly sex: Sex;
  readonly pre: number | null;
  readonly post: number | null;
}

/** Means over people who took both tests. */
export interface PairMeans {
  readonly pairs: number;
  /** Per cent. */
  readonly preMean: number;
  readonly postMean: number;
}

export type PairsOfSex = PairMeans & { readonly sex: Sex };

/** What everybody may know of those who took both tests. */
export interface MatchedPairs {
  readonly pairs: number;
  /** Null where a mean would be the score of a few. */
  readonly means: PairMeans | null;
  /** Of each sex that there is; empty where a mean would be the score of a few. */
  readonly bySex: readonly PairsOfSex[];
}

/** Of fewer people no mean is told, nor two means whose difference is the mean of fewer. */
export const LEAST_TESTED = 5;

/** Whether everybody may know the means of tests that so many people took. */
export const areMeansTold = ({ preCount, postCount }: { readonly preCount: number; readonly postCount: number }) =>
  preCount >= LEAST_TESTED && postCount >= LEAST_TESTED;

const isNoneOrMany = (people: number): boolean => people === 0 || people >= LEAST_TESTED;

/** Who took both tests, and their means as far as they tell of nobody. */
export const matchedPairsOf = (people: readonly TestedPerson[]): MatchedPairs => {
  const matched = people.filter(({ pre, post }) => pre !== null && post !== null);
  const pairs = matched.length;
  const onlyOne = [people.filter(({ pre }) => pre !== null), people.filter(({ post }) => post !== null)].map(
    (takers) => takers.length - pairs,
  );
  if (pairs < LEAST_TESTED || !onlyOne.every(isNoneOrMany)) return { pairs, means: null, bySex: [] };
  const parts = SEXES.map((sex) => ({ sex, own: matched.filter((person) => person.sex === sex) }));
  const areMany = parts.every(({ own }) => isNoneOrMany(own.length));
  const bySex = parts.flatMap(({ sex, own }) => (areMany && own.length ? [{ sex, ...meansOf(own) }] : []));
  return { pairs, means: meansOf(matched), bySex };
};

const meansOf = (matched: readonly TestedPerson[]): PairMeans => {
  const pairs = matched.length;
  const mean = (of: 'pre' | 'post'): number => matched.reduce((sum, person) => sum + person[of]!, 0) / pairs;
  return { pairs, preMean: mean('pre'), postMean: mean('post') };
};
