import type { Sex } from '@hub/vocabulary';

/** One training with both tests. */
export interface AssessedTraining {
  /** Its weight: participations, or people who took both tests. */
  readonly participants: number;
  /** Percentage points. */
  readonly change: number;
}

export interface KnowledgeChange {
  /** Percentage points; null when no training was tested. */
  readonly value: number | null;
  /** The weights together. */
  readonly n: number;
}

/** The change of all trainings, each weighted by its participants; untested ones do not count. */
export const knowledgeChangeOf = (trainings: readonly AssessedTraining[]): KnowledgeChange => {
  const n = trainings.reduce((sum, { participants }) => sum + participants, 0);
  if (n === 0) return { value: null, n };
  return { value: trainings.reduce((sum, { participants, change }) => sum + participants * change, 0) / n, n };
};

/** The change of each sex that there is; those of all trainings together, weighted alike, give the change of both. */
export const changeBySex = (
  strata: readonly (AssessedTraining & { readonly sex: Sex })[],
): { readonly sex: Sex; readonly value: number; readonly n: number }[] =>
  [...new Set(strata.map(({ sex }) => sex))].flatMap((sex) => {
    const { value, n } = knowledgeChangeOf(strata.filter((each) => each.sex === sex));
    return value === null ? [] : [{ sex, value, n }];
  });
