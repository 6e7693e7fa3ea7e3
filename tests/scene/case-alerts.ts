import type { AlertRule } from '@hub/vocabulary';
import type { Answer, Client } from './client.js';
import type { Following } from './following.js';

/** One alert with fields of four subgraphs, as a committee's screen asks for it. */
export interface Alert {
  readonly id: string;
  readonly number: number;
  readonly rule: AlertRule;
  readonly case: { readonly id: string };
  readonly district: { readonly nameEn: string };
  readonly committee: {
    readonly code: string;
    readonly counterparts: readonly { readonly nameEn: string }[];
    readonly knowledgeChange: { readonly n: number };
  };
}
export interface AlertMessage {
  readonly caseAlerts: { readonly number: number; readonly head: number; readonly alert: Alert | null };
}

export const CASE_ALERTS = `subscription ($office: ID!, $after: Int) {
  caseAlerts(office: $office, after: $after) {
    number head
    alert {
      id number rule case { id } district { nameEn }
      committee { code counterparts { nameEn } knowledgeChange { n } }
    }
  }
}`;

/** The alerts a subscription has brought, heartbeats left out. */
export const alertsIn = (received: readonly Answer<AlertMessage>[]): Alert[] =>
  received.flatMap(({ data }) => data?.caseAlerts.alert ?? []);

export const alertFor = (following: Following<AlertMessage>, caseId: string, withinMs?: number): Promise<Alert> =>
  following.until((received) => alertsIn(received).find((alert) => alert.case.id === caseId), withinMs);

const REPORT = `mutation ($input: ReportIncidentInput!) {
  reportIncident(input: $input) { receipt { id status } case { id } problems { code field } } }`;

interface Reported {
  readonly reportIncident: {
    readonly receipt: { readonly id: string; readonly status: 'COMMITTED' } | null;
    readonly case: { readonly id: string } | null;
    readonly problems: readonly { readonly code: string; readonly field: string | null }[];
  };
}

/** A short report of what somebody saw; `more` changes any of it. */
export const incident = (idempotencyKey: string, more: object = {}): object => ({
  idempotencyKey,
  place: 'TH5703',
  source: 'CALL',
  category: 'LABOUR_EXPLOITATION',
  urgency: 'URGENT',
  personsBand: 'TWO_TO_FIVE',
  minorInvolved: false,
  ...more,
});

export const report = (client: Client, input: object): Promise<Answer<Reported>> => client.ask(REPORT, { input });

/** The office of a person that hears case alerts, and how far its inbox goes. */
export const inboxOf = async (client: Client, kind: string): Promise<{ office: string; head: number }> => {
  const { data } = await client.ask<{ myInboxes: { office: { id: string; kind: string }; head: number }[] }>(
    '{ myInboxes { office { id kind } head } }',
  );
  const inbox = data?.myInboxes.find(({ office }) => office.kind === kind);
  if (!inbox) throw new Error(`this person holds no ${kind}`);
  return { office: inbox.office.id, head: inbox.head };
};
