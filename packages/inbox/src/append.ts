import type { EntityManager } from '@hub/store';
import { fromBigint } from './bigint.js';
import { TooManyInboxes } from './errors.js';

/** An entry to write. */
export interface NewEntry {
  /** The office that owns the inbox, which is created when missing. */
  readonly owner: string;
  /** UUID of the event; a second entry of the same event and owner changes nothing. */
  readonly event: string;
  readonly rule?: string;
  readonly body: object;
  /** The escalation that an acceptance of it ends; open before. */
  readonly escalation?: string;
}

/** Where an entry is. */
export interface AppendedEntry {
  readonly owner: string;
  readonly event: string;
  readonly number: number;
  /** False when the inbox already held this event; `number` is then the old one. */
  readonly added: boolean;
}

/** Inboxes one transaction may lock. */
export const MOST_OWNERS = 64;

/**
 * Appends entries in the caller's transaction, which must be a system actor's and READ COMMITTED. Each inbox
 * stays locked until that transaction ends, so numbers are commit order without holes. Readers are told at
 * commit. Call it once per transaction, late: two calls lock in no common order and may deadlock.
 * @returns one per distinct owner and event, in the order given
 * @throws {TooManyInboxes} above 64 distinct owners
 * @example await appendEntries(tx, [{ owner: group.id, event: alert.id, rule: 'A1', body: { urgency: 'URGENT' } }])
 */
export const appendEntries = async (tx: EntityManager, entries: readonly NewEntry[]): Promise<AppendedEntry[]> => {
  const owners = [...new Set(entries.map(({ owner }) => owner))];
  if (owners.length > MOST_OWNERS) throw new TooManyInboxes(owners.length, MOST_OWNERS);
  if (!owners.length) return [];
  await tx.query(CREATE_MISSING, [owners]);
  await tx.query(LOCK, [owners]);
  const rows: { owner: string; event: string; number: string; added: boolean }[] = await tx.query(APPEND, [
    entries.map(({ owner }) => owner),
    entries.map(({ event }) => event),
    entries.map(({ rule }) => rule ?? null),
    entries.map(({ body }) => JSON.stringify(body)),
    entries.map(({ escalation }) => escalation ?? null),
  ]);
  return rows.map(({ owner, event, number, added }) => ({ owner, event, number: fromBigint(number), added }));
};

const CREATE_MISSING = `
  insert into inbox (owner)
  select owner from unnest($1::text[]) as wanted (owner)
   where not exists (select from inbox i where i.owner = wanted.owner)
   order by owner
  on conflict (owner) do nothing`;

const LOCK = 'select from inbox where owner = any ($1::text[]) order by owner for no key update';

/**
 * Holds inboxes until the transaction ends, so that several calls may append to them without waiting in another order
 * than everybody else. Needs a system actor; an inbox that does not exist yet is not held.
 */
export const holdInboxes = async (tx: EntityManager, owners: readonly string[]): Promise<void> => {
  await tx.query(LOCK, [owners]);
};

/** A statement of its own: its snapshot is taken under the locks, so it sees every earlier entry. */
const APPEND = `
  with given as (
    select owner, event, (array_agg(rule order by place))[1] as rule,
           (array_agg(body order by place))[1] as body, (array_agg(escalation order by place))[1] as escalation,
           min(place) as place
      from unnest($1::text[], $2::uuid[], $3::text[], $4::jsonb[], $5::uuid[])
           with ordinality as g (owner, event, rule, body, escalation, place)
     group by owner, event
  ), placed as (
    select i.id as inbox, g.*, e.number as old_number, i.head
      from given g join inbox i using (owner)
      left join inbox_entry e on e.inbox = i.id and e.event = g.event
  ), fresh as (
    select inbox, owner, event, rule, body, escalation, head + row_number() over (partition by inbox order by place) as number
      from placed where old_number is null
  ), moved as (
    update inbox set head = f.head
      from (select inbox, max(number) as head from fresh group by inbox) f
     where inbox.id = f.inbox
    returning inbox.owner, inbox.head
  ), stored as (
    insert into inbox_entry (inbox, number, event, rule, body, escalation)
    select inbox, number, event, rule, body, escalation from fresh
  ), told as materialized (
    select count(pg_notify('hub_inbox', owner || ':' || head)) as inboxes from moved
  )
  select p.owner, p.event, coalesce(p.old_number, f.number) as number, p.old_number is null as added
    from placed p left join fresh f using (inbox, event) cross join told
   where told.inboxes >= 0
   order by p.place`;
