/** One training with both tests. */
export interface AssessedTraining {
  /** Participations, the weight. */
  readonly participants: number;
  /** Percentage points. */
  readonly change: number;
}

export interface KnowledgeChange {
  /** Percentage points; null when no training was tested. */
  readonly value: number | null;
  /** Participations in the tested trainings. */
  readonly n: number;
}

/** The change of all trainings, each weighted by its participants; untested ones do not count. */
export const knowledgeChangeOf = (trainings: readonly AssessedTraining[]): KnowledgeChange => {
  const n = trainings.reduce((sum, { participants }) => sum + participants, 0);
  if (n === 0) return { value: null, n };
  return { value: trainings.reduce((sum, { participants, change }) => sum + participants * change, 0) / n, n };
};
