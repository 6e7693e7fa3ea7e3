/** A report that was answered COMMITTED. */
export interface FiledReport {
  readonly case: string;
  readonly office: string;
}

/** What a subscriber got; `subscriber` is its place in the list of offices. */
export interface Received {
  readonly subscriber: number;
  readonly office: string;
  readonly case: string;
}

export interface DeliveryCount {
  readonly expected: number;
  /** Messages that were expected and came, each counted once. */
  readonly received: number;
  readonly missing: number;
  readonly duplicates: number;
  /** Messages of another office, or of a case nobody filed. */
  readonly strangers: number;
}

/**
 * Holds what was received against what was filed: each report exactly once at each subscriber of its
 * office, and at nobody else.
 * @param offices the office of each subscriber
 */
export const countDeliveries = (
  offices: readonly string[],
  filed: readonly FiledReport[],
  received: readonly Received[],
): DeliveryCount => {
  const officeOfCase = new Map(filed.map((report) => [report.case, report.office]));
  const listeners = new Map<string, number>();
  for (const office of offices) listeners.set(office, (listeners.get(office) ?? 0) + 1);
  const expected = filed.reduce((sum, { office }) => sum + (listeners.get(office) ?? 0), 0);
  const seen = new Set<string>();
  let duplicates = 0;
  let strangers = 0;
  for (const message of received) {
    const own = offices[message.subscriber];
    const key = `${message.subscriber} ${message.case}`;
    if (own === undefined || message.office !== own || officeOfCase.get(message.case) !== own) strangers++;
    else if (seen.has(key)) duplicates++;
    else seen.add(key);
  }
  return { expected, received: seen.size, missing: expected - seen.size, duplicates, strangers };
};

/** What is wrong with a count, in words; empty when nothing is. */
export const problemsOfCount = ({ missing, duplicates, strangers, expected }: DeliveryCount): string[] => [
  ...(expected === 0 ? ['no message was expected: nothing was measured'] : []),
  ...(missing ? [`${missing} of ${expected} messages missing`] : []),
  ...(duplicates ? [`${duplicates} messages twice`] : []),
  ...(strangers ? [`${strangers} messages at the wrong subscriber`] : []),
];
