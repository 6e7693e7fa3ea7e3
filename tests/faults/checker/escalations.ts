/** One duty to answer, as the database tells it in the end; ms since the epoch by its clock. */
export interface Escalated {
  readonly event: string;
  readonly rule: string;
  readonly case: string;
  readonly state: 'OPEN' | 'ACCEPTED' | 'FINISHED' | 'CANCELLED';
  readonly opened: number;
  /** Milliseconds after it was opened at which each step is due, the first one first. */
  readonly chain: readonly number[];
  /** The steps taken, in any order. */
  readonly steps: readonly TakenStep[];
  /** Answers to any of its entries. */
  readonly answers: readonly StoredAnswer[];
  /** Entries that neither the event nor a step accounts for. */
  readonly strays: number;
}

export interface TakenStep {
  /** 1 for the first. */
  readonly step: number;
  readonly due: number;
  readonly at: number;
  /** Whether its time had come; false when somebody declined, or nobody held the office of the step before. */
  readonly inTime: boolean;
  /** The inboxes that it says it alerted. */
  readonly owners: readonly string[];
  /** The inboxes that hold its entry, one for each time. */
  readonly entries: readonly string[];
}

export interface StoredAnswer {
  readonly alert: string;
  /** Id. */
  readonly person: string;
  readonly kind: string;
  readonly at: number;
}

export interface Asked {
  /** When the database was asked. */
  readonly at: number;
  /** How long a step may be due without being missed, ms. */
  readonly graceMs: number;
}

/** Everything that is wrong with what became of duties to answer, a sentence each. */
export const problemsOfEscalations = (entries: readonly Escalated[], asked: Asked): string[] =>
  entries.flatMap((entry) =>
    [...missed(entry, asked), ...surplus(entry), ...outOfOrder(entry), ...misplaced(entry), ...wronglyEnded(entry)].map(
      (problem) => `${entry.rule} of ${entry.event}: ${problem}`,
    ),
  );

/** Milliseconds by which the latest step came after it was due. */
export const latestStepOf = (entries: readonly Escalated[]): number =>
  Math.round(Math.max(0, ...entries.flatMap(({ steps }) => steps.map(({ at, due }) => at - due))));

const acceptancesOf = ({ answers }: Escalated): StoredAnswer[] => answers.filter(({ kind }) => kind === 'ACCEPTED');

const acceptedAt = (entry: Escalated): number => Math.min(Infinity, ...acceptancesOf(entry).map(({ at }) => at));

/** A chain that is at its end took every step; another one those that were due a while ago. */
const missed = (entry: Escalated, { at, graceMs }: Asked): string[] => {
  const { state, opened, chain, steps } = entry;
  const over = state === 'FINISHED' ? Infinity : Math.min(acceptedAt(entry), at) - graceMs;
  return chain.flatMap((afterMs, index) =>
    opened + afterMs < over && !steps.some(({ step }) => step === index + 1) ? [`step ${index + 1} was missed`] : [],
  );
};

const surplus = (entry: Escalated): string[] => {
  const { opened, chain, steps } = entry;
  return steps.flatMap(({ step, at, inTime }, index) => {
    const dueAfter = chain[step - 1];
    const wrong = [
      [steps.findIndex((other) => other.step === step) < index, 'was taken twice'],
      [dueAfter === undefined, 'is none of its chain'],
      [inTime && dueAfter !== undefined && at < opened + dueAfter, 'came before it was due'],
      [at > acceptedAt(entry), 'came after somebody had accepted'],
    ] as const;
    return wrong.flatMap(([is, says]) => (is ? [`step ${step} ${says}`] : []));
  });
};

const outOfOrder = ({ steps }: Escalated): string[] => {
  const inTurn = [...steps].sort((a, b) => a.step - b.step);
  return inTurn.flatMap(({ step, at }, index) => {
    const before = inTurn[index - 1];
    return before && at < before.at ? [`step ${step} came before step ${before.step}`] : [];
  });
};

const misplaced = ({ steps, strays }: Escalated): string[] => [
  ...steps
    .filter(({ owners, entries }) => [...owners].sort().join() !== [...entries].sort().join())
    .map(({ step }) => `step ${step} is not once in each inbox it names`),
  ...(strays ? [`${strays} entries belong to no step`] : []),
];

const wronglyEnded = (entry: Escalated): string[] => {
  const accepted = acceptancesOf(entry).length;
  return [
    ...(accepted > 1 ? ['it was accepted twice'] : []),
    ...(accepted && entry.state !== 'ACCEPTED' ? ['it goes on though somebody accepted'] : []),
    ...(!accepted && entry.state === 'ACCEPTED' ? ['it ended though nobody accepted'] : []),
  ];
};
