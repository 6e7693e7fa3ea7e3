/** One duty to answer, as the database tells it in the end; ms since the epoch by its clock. */
export interface Escalated {
  readonly event: string;
  readonly rule: string;
  readonly opened: number;
  /** When somebody accepted it, or it was no longer needed. */
  readonly accepted?: number;
  /** Milliseconds after it was opened at which each step is due, the first one first. */
  readonly chain: readonly number[];
  /** The steps taken, in any order. */
  readonly steps: readonly TakenStep[];
}

export interface TakenStep {
  /** 1 for the first. */
  readonly step: number;
  readonly at: number;
  /** Whether its time had come; false when somebody declined, or nobody held the office of the step before. */
  readonly inTime: boolean;
}

export interface Asked {
  /** When the database was asked. */
  readonly at: number;
  /** How long a step may be due without being missed, ms. */
  readonly graceMs: number;
}

/** Steps missed, taken twice, out of the chain, too early, or after somebody had accepted. */
export const problemsOfEscalations = (entries: readonly Escalated[], asked: Asked): string[] =>
  entries.flatMap((entry) => [...missed(entry, asked), ...surplus(entry)]);

const missed = ({ event, rule, opened, accepted, chain, steps }: Escalated, { at, graceMs }: Asked): string[] => {
  const over = Math.min(accepted ?? Infinity, at) - graceMs;
  return chain.flatMap((afterMs, index) =>
    opened + afterMs < over && !steps.some(({ step }) => step === index + 1)
      ? [`${rule} of ${event}: step ${index + 1} was missed`]
      : [],
  );
};

const surplus = ({ event, rule, opened, accepted, chain, steps }: Escalated): string[] =>
  steps.flatMap(({ step, at, inTime }, index) => {
    const dueAfter = chain[step - 1];
    const wrong = [
      [steps.findIndex((other) => other.step === step) < index, 'was taken twice'],
      [dueAfter === undefined, 'is none of its chain'],
      [inTime && dueAfter !== undefined && at < opened + dueAfter, 'came before it was due'],
      [accepted !== undefined && at > accepted, 'came after somebody had accepted'],
    ] as const;
    return wrong.flatMap(([is, says]) => (is ? [`${rule} of ${event}: step ${step} ${says}`] : []));
  });
