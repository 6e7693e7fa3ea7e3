import type { AppendedEntry } from '@hub/inbox';
import { beforeOf, type EntityManager, type Keyset } from '@hub/subgraph-kit';
import type { AcknowledgementKind } from '@hub/vocabulary';
import type { AlertBody } from './alert.type.js';

export interface AlertRow {
  readonly id: string;
  /** Null for a note about a trend. */
  readonly case_id: string | null;
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

/** The entries at the places given by `placesOf`. */
const APPENDED = `unnest($1::text[], $2::bigint[]) as g (owner, number)
  join inbox i on i.owner = g.owner join inbox_entry e on e.inbox = i.id and e.number = g.number`;
const placesOf = (entries: readonly AppendedEntry[]): [string[], number[]] => [
  entries.map(({ owner }) => owner),
  entries.map(({ number }) => number),
];

/**
 * Says which entries of which inboxes are about which case, if any; their bodies know. One that tells nothing of a
 * case is for its office alone. Needs a system actor.
 */
export const storeAlerts = async (tx: EntityManager, entries: readonly AppendedEntry[]): Promise<void> => {
  await tx.query(
    `insert into case_alert (id, case_id, office, committee, inbox, number, created_at, own)
     select (e.body ->> 'id')::uuid, (e.body ->> 'case')::uuid, i.owner, (e.body ->> 'committee')::uuid,
            i.id, e.number, (e.body ->> 'createdAt')::timestamptz, not e.body ? 'urgency'
       from ${APPENDED}`,
    placesOf(entries),
  );
};

export const alertsById = (tx: EntityManager, ids: readonly string[]): Promise<AlertRow[]> =>
  tx.query(`select ${COLUMNS}, e.body from case_alert l ${BODY} where l.id = any ($1::uuid[])`, [ids]);

/** The alerts of each case, oldest first. */
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
          and (l.created_at, l.id) < ($2::timestamptz, $3::uuid)
        order by l.created_at desc, l.id desc limit $4) l ${BODY}
      order by l.at desc, l.id desc`,
    [committees, ...beforeOf(keyset.after), keyset.limit],
  );

export const receiptsOfAlerts = (tx: EntityManager, alerts: readonly string[]): Promise<ReceiptRow[]> =>
  tx.query(
    `select l.id as alert, k.kind, k.at, l.office, k.person
       from case_alert l join acknowledgement k on k.inbox = l.inbox and k.number = l.number
      where l.id = any ($1::uuid[]) order by k.at`,
    [alerts],
  );

/** The escalations that alerts belong to. */
export const escalationsOfAlerts = (
  tx: EntityManager,
  alerts: readonly string[],
): Promise<{ alert: string; escalation: string }[]> =>
  tx.query(
    `select l.id as alert, e.escalation from case_alert l ${BODY}
      where l.id = any ($1::uuid[]) and e.escalation is not null`,
    [alerts],
  );

export const bodiesOfEntries = async (
  tx: EntityManager,
  entries: readonly AppendedEntry[],
): Promise<{ readonly number: number; readonly body: AlertBody }[]> => {
  const rows: { number: string; body: AlertBody }[] = await tx.query(
    `select e.number, e.body from ${APPENDED}`,
    placesOf(entries),
  );
  return rows.map(({ number, body }) => ({ number: Number(number), body }));
};
