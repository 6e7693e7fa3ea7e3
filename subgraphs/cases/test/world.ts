import { randomUUID } from 'node:crypto';
import { appointments, committees, offices, people, person, places } from '@hub/cast';
import type { Caller, DirectoryRecord } from '@hub/subgraph-kit';
import { type Answer, startTestSubgraph, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { casesSubgraph } from '../src/subgraph.js';

/** The directory as the committees would tell it: everybody of the cast in office. */
const directoryRecords = (): DirectoryRecord[] => [
  ...places.map(({ pcode: id, ...data }): DirectoryRecord => ({ kind: 'place', id, data })),
  ...committees.map(({ id, ...data }): DirectoryRecord => ({ kind: 'committee', id, data })),
  ...offices.map(({ id, ...data }): DirectoryRecord => ({ kind: 'office', id, data })),
  ...appointments(new Date()).map(({ id, ...data }): DirectoryRecord => ({ kind: 'appointment', id, data })),
];

export interface World extends TestSubgraph {
  /** A demo person, with the rights of the offices held now. */
  readonly as: (key: string, session?: { mfa: boolean }) => Caller;
  readonly report: (given?: Record<string, unknown>, by?: string) => Promise<Answer<Reported>>;
}

interface Reported {
  readonly reportIncident: {
    readonly receipt: { readonly id: string; readonly status: string; readonly reportedAt: string } | null;
    readonly problems: readonly { readonly code: string; readonly field: string | null }[];
    readonly case?: { readonly id: string } | null;
  };
}

const REPORT = `mutation ($input: ReportIncidentInput!, $mayRead: Boolean!) {
  reportIncident(input: $input) {
    receipt { id status reportedAt } problems { code field } case @include(if: $mayRead) { id }
  }
}`;

/** An urgent report in Chiang Khong, by default; `given` changes it. */
export const incident = (given: Record<string, unknown> = {}) => ({
  idempotencyKey: randomUUID(),
  place: 'TH5703',
  source: 'FAMILY',
  category: 'LABOUR_EXPLOITATION',
  urgency: 'URGENT',
  personsBand: 'TWO_TO_FIVE',
  minorInvolved: false,
  ...given,
});

export const startWorld = async (options: { seed?: boolean } = {}): Promise<World> => {
  const records = directoryRecords();
  const running = await startTestSubgraph(casesSubgraph, { ...options, directory: records });
  // nothing feeds the copy in these tests, so it is declared confirmed for as long as they take
  running.services.directory.confirmedAt = Date.now() + 3_600_000;
  const as = (key: string, session = { mfa: person(key).mfa }): Caller =>
    running.services.directory.callerOf(person(key).id, { ...session, at: Date.now() });
  return {
    ...running,
    as,
    report: (given, by = 'ck-duty') =>
      running.send(REPORT, { input: incident(given), mayRead: by !== 'volunteer-ck' }, as(by)),
  };
};

/** Everybody of the cast, by key. */
export const everybody = people.map(({ key }) => key);
