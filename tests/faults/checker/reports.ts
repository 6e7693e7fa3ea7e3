/** One try to file a report; UNKNOWN when the answer was lost, so that it may or may not have been filed. */
export interface Attempt {
  readonly key: string;
  readonly outcome: 'OK' | 'FAILED' | 'UNKNOWN';
  /** The case it opened, when the answer said so. */
  readonly case?: string;
}

/** Everything one subscriber of the inbox was sent, in the order it came. */
export interface Received {
  readonly subscriber: string;
  /** The number it started after. */
  readonly after: number;
  readonly alerts: readonly { readonly number: number; readonly case: string }[];
}

/** Everything wrong with a history, a sentence each; empty when nothing was lost, repeated or invented. */
export const problemsOf = (attempts: readonly Attempt[], received: readonly Received[]): string[] => [
  ...wrongAnswers(attempts),
  ...received.flatMap((each) => [...holesOf(each), ...lostOrRepeated(attempts, each), ...invented(attempts, each)]),
  ...differences(received),
];

/** The cases that the acknowledgements of each key named; an answer can lack it, the same key asked again has it. */
const acknowledged = (attempts: readonly Attempt[]): Map<string, Set<string>> => {
  const cases = new Map<string, Set<string>>();
  for (const { key, outcome, case: opened } of attempts) {
    if (outcome !== 'OK') continue;
    const named = cases.get(key) ?? new Set();
    cases.set(key, opened === undefined ? named : named.add(opened));
  }
  return cases;
};

const wrongAnswers = (attempts: readonly Attempt[]): string[] => {
  const byKey = [...acknowledged(attempts)];
  const cases = byKey.flatMap(([, opened]) => [...opened]);
  return [
    ...byKey
      .filter(([, opened]) => opened.size === 0)
      .map(([key]) => `${key} was acknowledged and its case never named`),
    ...byKey.filter(([, opened]) => opened.size > 1).map(([key]) => `${key} was acknowledged with several cases`),
    ...repeatedIn(cases).map((id) => `case ${id} was acknowledged to several keys`),
  ];
};

const holesOf = ({ subscriber, after, alerts }: Received): string[] =>
  alerts.flatMap(({ number }, index) =>
    number === after + index + 1 ? [] : [`${subscriber} got ${number} where ${after + index + 1} was due`],
  );

const lostOrRepeated = (attempts: readonly Attempt[], { subscriber, alerts }: Received): string[] => {
  const seen = alerts.map((alert) => alert.case);
  const shown = new Set(seen);
  return [
    ...[...acknowledged(attempts)].flatMap(([key, opened]) =>
      [...opened].filter((id) => !shown.has(id)).map(() => `${subscriber} never got ${key}`),
    ),
    ...repeatedIn(seen).map((id) => `${subscriber} got case ${id} twice`),
  ];
};

/** Cases that nobody acknowledged may only be those of keys whose outcome is unknown, one of each at most. */
const invented = (attempts: readonly Attempt[], { subscriber, alerts }: Received): string[] => {
  const cases = acknowledged(attempts);
  const known = new Set([...cases.values()].flatMap((opened) => [...opened]));
  const unknown = new Set(
    attempts.filter(({ key, outcome }) => outcome === 'UNKNOWN' && !cases.has(key)).map(({ key }) => key),
  );
  const strangers = new Set(alerts.map((alert) => alert.case).filter((id) => !known.has(id)));
  return strangers.size > unknown.size
    ? [`${subscriber} got ${strangers.size} unacknowledged cases from ${unknown.size} unknown outcomes`]
    : [];
};

const differences = ([first, ...others]: readonly Received[]): string[] =>
  others
    .filter((other) => JSON.stringify(other.alerts) !== JSON.stringify(first?.alerts))
    .map((other) => `${first?.subscriber} and ${other.subscriber} were sent different things`);

/** The values that are there more than once. */
export const repeatedIn = (values: readonly string[]): string[] => [
  ...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
];
