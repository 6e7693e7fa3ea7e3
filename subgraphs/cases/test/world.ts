import { randomUUID } from 'node:crypto';
import { directoryRecords, namedOffice, people, person } from '@hub/cast';
import type { Caller } from '@hub/subgraph-kit';
import {
  type Answer,
  everyRow,
  startTestSubgraph,
  type TestSession,
  type TestSubgraph,
} from '@hub/subgraph-kit/testing';
import { casesSubgraph } from '../src/subgraph.js';

export { everyRow };

export interface World extends TestSubgraph {
  /** A demo person, with the rights of the offices held now. */
  readonly as: (key: string, session?: TestSession) => Caller;
  /** Files a report and answers the id of its case. */
  readonly open: (given?: Record<string, unknown>) => Promise<string>;
  /** Answers the alert that an office got about a case. */
  readonly answer: (by: string, given: { case: string; office: string; kind: string }) => Promise<Answer<Acknowledged>>;
  readonly report: (given?: Record<string, unknown>, by?: string) => Promise<Answer<Reported>>;
}

interface Reported {
  readonly reportIncident: {
    readonly receipt: { readonly id: string; readonly status: string; readonly reportedAt: string } | null;
    readonly problems: readonly { readonly code: string; readonly field: string | null }[];
    readonly case?: { readonly id: string } | null;
  };
}

interface Acknowledged {
  readonly acknowledgeAlert: {
    readonly case: { readonly state: string; readonly version: number } | null;
    readonly receipt: { readonly kind: string; readonly at: string; readonly person: { readonly id: string } } | null;
    readonly problems: readonly { readonly code: string }[];
  };
}

const ACKNOWLEDGE = `mutation ($input: AcknowledgeAlertInput!) {
  acknowledgeAlert(input: $input) {
    case { state version assignments { official { id } office { id } } }
    receipt { kind at person { id } } problems { code }
  }
}`;

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
  // nobody is on duty but where a test says so: whom an alert reaches first would hang on the hour
  const directory = directoryRecords(new Date()).filter(({ kind }) => kind !== 'duty');
  const running = await startTestSubgraph(casesSubgraph, { ...options, directory });
  const as: World['as'] = (key, session) => running.callerOf(person(key), session);
  const report: World['report'] = (given, by = 'ck-duty') =>
    running.send(REPORT, { input: incident(given), mayRead: by !== 'volunteer-ck' }, as(by));
  return {
    ...running,
    as,
    report,
    open: async (given) => {
      const { data } = await report(given);
      const rows = await everyRow(running, 'select case_id from report where id = $1', [
        data!.reportIncident.receipt!.id,
      ]);
      return String(rows[0]!['case_id']);
    },
    answer: async (by, { case: id, office, kind }) => {
      const rows = await everyRow(running, 'select id from case_alert where case_id = $1 and office = $2', [
        id,
        namedOffice(office).id,
      ]);
      return running.send(ACKNOWLEDGE, { input: { alert: rows[0]?.['id'] ?? randomUUID(), kind } }, as(by));
    },
  };
};

/** Everybody of the cast, by key. */
export const everybody = people.map(({ key }) => key);
