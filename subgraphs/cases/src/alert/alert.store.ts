import type { AppendedEntry } from '@hub/inbox';
import type { EntityManager, Keyset } from '@hub/subgraph-kit';
import type { AcknowledgementKind } from '@hub/vocabulary';
import type { AlertBody } from './alert.type.js';

export interface AlertRow {
  readonly id: string;
  readonly case_id: string;
  readonly office: string;
  readonly committee: string | null;
  readonly number: string;
  readonly body: AlertBody;
  /** ISO instant with microseconds. */
  readonly at: string;
}

export interface ReceiptRow {
  readonly alert: string;
  readonly kind: AcknowledgementKind;
  readonly at: Date;
  readonly office: string;
  readonly person: string;
}

const COLUMNS = `l.id, l.case_id, l.office, l.committee, l.number,
  to_char(l.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`;
const BODY = 'join inbox_entry e on e.inbox = l.inbox and e.number = l.number';

/** Says which entries of which inboxes are about which case. */
export const storeAlerts = async (
  tx: EntityManager,
  alerts: readonly AlertBody[],
  entries: readonly AppendedEntry[],
): Promise<void> => {
  const numbers = new Map(entries.map(({ owner, number }) => [owner, number]));
  await tx.query(
    `insert into case_alert (id, case_id, office, committee, inbox, number, created_at)
     select g.id, g.case_id, g.office, g.committee, i.id, g.number, g.created_at
       from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::bigint[], $6::timestamptz[])
            as g (id, case_id, office, committee, number, created_at)
       join inbox i on i.owner = g.office`,
    [
      alerts.map(({ id }) => id),
      alerts.map((alert) => alert.case),
      alerts.map(({ office }) => office),
      alerts.map(({ committee }) => committee),
      alerts.map(({ office }) => numbers.get(office)),
      alerts.map(({ createdAt }) => createdAt),
    ],
  );
};

export const alertsById = (tx: EntityManager, ids: readonly string[]): Promise<AlertRow[]> =>
  tx.query(`select ${COLUMNS}, e.body from case_alert l ${BODY} where l.id = any ($1::uuid[])`, [ids]);

/** The alerts of each case, at most one for each office. */
export const alertsOfCases = (tx: EntityManager, cases: readonly string[]): Promise<AlertRow[]> =>
  tx.query(
    `select ${COLUMNS}, e.body from case_alert l ${BODY} where l.case_id = any ($1::uuid[])
      order by l.created_at, l.id`,
    [cases],
  );

/** Newest first, of the visible alerts of each committee's offices. */
export const alertsOfCommittees = (
  tx: EntityManager,
  committees: readonly string[],
  keyset: Keyset,
): Promise<AlertRow[]> =>
  tx.query(
    `select l.*, e.body from unnest($1::uuid[]) as w (committee) cross join lateral (
       select ${COLUMNS}, l.inbox from case_alert l
        where l.committee = w.committee
          and ($2::timestamptz is null or (l.created_at, l.id) < ($2::timestamptz, $3::uuid))
        order by l.created_at desc, l.id desc limit $4) l ${BODY}
      order by l.at desc, l.id desc`,
    [committees, keyset.after?.at ?? null, keyset.after?.id ?? null, keyset.limit],
  );

export const receiptsOfAlerts = (tx: EntityManager, alerts: readonly string[]): Promise<ReceiptRow[]> =>
  tx.query(
    `select l.id as alert, k.kind, k.at, l.office, k.person
       from case_alert l join acknowledgement k on k.inbox = l.inbox and k.number = l.number
      where l.id = any ($1::uuid[]) order by k.at`,
    [alerts],
  );
