import type { EntityManager, Keyset } from '@hub/subgraph-kit';
import type { ChannelKind, DeliveryOutcome, DeliveryState } from '@hub/vocabulary';
import type { ChannelEntity } from '../channel/channel.entity.js';
import { DeliveryEntity } from './delivery.entity.js';

/** Milliseconds after which a notice whose sender died is taken by another one; longer than an attempt can last. */
const LEASE_MS = 60_000;

/** Sends something to channels that were chosen already; the same record to the same channel only once. */
export const enqueueFor = async (
  tx: EntityManager,
  channels: readonly Pick<ChannelEntity, 'id' | 'kind' | 'person'>[],
  { about, record }: { about: 'TEST' | 'CODE'; record: string },
): Promise<void> => {
  await tx.query(
    `insert into delivery (record, channel, kind, about, person)
     select $1, channel, kind, $2, person from unnest($3::uuid[], $4::text[], $5::uuid[]) as g (channel, kind, person)
     on conflict (record, channel) do nothing`,
    [
      record,
      about,
      channels.map(({ id }) => id),
      channels.map(({ kind }) => kind),
      channels.map(({ person }) => person),
    ],
  );
};

/** What a feed asks to be sent. */
export interface Alert extends Pick<DeliveryEntity, 'record' | 'rule' | 'urgency'> {
  readonly office: string;
  readonly inbox: string;
  readonly number: number;
}

/**
 * Sends an alert to the webhooks of its office and to those who hold it.
 * @param duty only these of the holders; all of them when null
 * @returns how many channels of people it goes to
 */
export const enqueueAlert = async (
  tx: EntityManager,
  alert: Alert,
  duty: readonly string[] | null,
): Promise<number> => {
  const rows: { person: string | null }[] = await tx.query(ENQUEUE_ALERT, [
    ...[alert.record, alert.office, alert.rule, alert.urgency, alert.inbox, alert.number, duty],
  ]);
  return rows.filter(({ person }) => person !== null).length;
};

const IN_FORCE = 'a.starts_at <= clock_timestamp() and clock_timestamp() < a.ends_at';

const ENQUEUE_ALERT = `
  insert into delivery (record, channel, kind, about, person, office, rule, urgency, inbox, number)
  select $1, c.id, c.kind, 'ALERT', c.person, o.id, $3, $4, $5, $6::bigint
    from office o
    join channel c on coalesce(c.person, c.office) in (
      select $2::uuid
       union all
      select a.official from appointment a
       where a.office = $2::uuid and ${IN_FORCE} and ($7::uuid[] is null or a.official = any ($7::uuid[])))
   where o.id = $2::uuid and c.ended_at is null and c.confirmed_at is not null
  on conflict (record, channel) do nothing
  returning person`;

/** Tells the people of an office, once a day, that one of its own systems did not take something. */
export const enqueueFailure = async (tx: EntityManager, channel: string, office: string): Promise<void> => {
  await tx.query(ENQUEUE_FAILURE, [channel, office]);
};

const ENQUEUE_FAILURE = `
  insert into delivery (record, channel, kind, about, person, office)
  select 'failed:' || $1 || ':' || (clock_timestamp() at time zone 'UTC')::date, c.id, c.kind, 'FAILURE', c.person, $2::uuid
    from channel c
   where c.ended_at is null and c.confirmed_at is not null
     and c.person in (select a.official from appointment a where a.office = $2::uuid and ${IN_FORCE})
  on conflict (record, channel) do nothing`;

/** Sends once more, with the same ids, what a channel did not take in the last 30 days. */
export const reviveFailed = async (tx: EntityManager, channel: string): Promise<void> => {
  await tx.query(
    `update delivery set state = 'WAITING', outcome = null, attempts = 0, next_at = clock_timestamp()
      where channel = $1 and about = 'ALERT' and state = 'FAILED' and created_at > clock_timestamp() - interval '30 days'`,
    [channel],
  );
};

/** Codes and tests that were sent to a person, or to one channel, in the last 24 hours. */
export const unaskedNotices = async (
  tx: EntityManager,
  of: { readonly person: string } | { readonly channel: string },
): Promise<number> => {
  const [column, id] = Object.entries(of)[0]!;
  const [row]: { count: number }[] = await tx.query(
    `select count(*)::int as count from delivery
      where ${column} = $1 and about in ('CODE', 'TEST') and created_at > clock_timestamp() - interval '24 hours'`,
    [id],
  );
  return row!.count;
};

/** A notice that a worker has taken, with all that decides whether it is still to be sent. */
export interface Claimed extends Pick<
  DeliveryEntity,
  'id' | 'channel' | 'about' | 'person' | 'office' | 'rule' | 'urgency' | 'inbox' | 'number' | 'attempts'
> {
  /** The owner of the channel; one of the two. */
  readonly channelOffice: string | null;
  readonly sealed: string | null;
  readonly language: ChannelEntity['language'];
  readonly codeNumber: number;
  /** Whether the person holds the office, or anybody does when it is the office's own system. */
  readonly held: boolean;
}

/** The inbox whose entries reach a system in order: a later one waits until the one before was taken or given up. */
const IN_ORDER = 'repatriationUpdates';

/**
 * Takes notices that are due, new ones before repeats. Each is held by the database's clock: if it is not settled
 * until then, because its sender died, it is due again. The count of attempts tells the holders apart.
 */
export const claimDue = async (tx: EntityManager, kind: ChannelKind, limit: number): Promise<Claimed[]> => {
  const [rows] = await tx.query<[(Claimed & { number: string | null })[], number]>(CLAIM, [
    ...[kind, limit, LEASE_MS, IN_ORDER],
  ]);
  return rows.map((row) => ({ ...row, number: row.number === null ? null : Number(row.number) }));
};

const CLAIM = `
  update delivery d set attempts = d.attempts + 1, next_at = clock_timestamp() + $3 * interval '1 millisecond'
    from channel c
   where c.id = d.channel and d.id in (
     select id from delivery due
      where kind = $1 and state = 'WAITING' and next_at <= clock_timestamp()
        and not (kind = 'WEBHOOK' and inbox is not distinct from $4 and exists (
          select from delivery before
           where before.channel = due.channel and before.state = 'WAITING'
             and (before.office, before.inbox) = (due.office, due.inbox) and before.number < due.number))
      order by attempts, next_at limit $2 for update skip locked)
  returning d.id, d.channel, d.about, d.person, d.office, d.rule, d.urgency, d.inbox, d.number, d.attempts,
    c.office as "channelOffice", c.sealed, c.language, c.code_number as "codeNumber",
    d.office is null or exists (
      select from appointment a
       where a.office = d.office and (d.person is null or a.official = d.person) and ${IN_FORCE}) as held`;

type Held = Pick<Claimed, 'id' | 'attempts'>;

/** Ends a notice. A sender that comes too late, after another one took over, changes nothing. */
export const settle = async (
  tx: EntityManager,
  { id, attempts }: Held,
  { state, outcome }: { readonly state: DeliveryState; readonly outcome: DeliveryOutcome },
): Promise<void> => {
  await tx.query(
    `update delivery set state = $3, outcome = $4, sent_at = case $3 when 'SENT' then clock_timestamp() end
      where id = $1 and attempts = $2 and state = 'WAITING'`,
    [id, attempts, state, outcome],
  );
};

/** Tries again after some time. An attempt that sent nothing is not counted. */
export const postpone = async (
  tx: EntityManager,
  { id, attempts }: Held,
  { afterMs, outcome }: { readonly afterMs: number; readonly outcome: DeliveryOutcome },
): Promise<void> => {
  await tx.query(
    `update delivery set outcome = $4, next_at = clock_timestamp() + $3 * interval '1 millisecond',
            attempts = attempts - case $4 when 'QUIET_HOURS' then 1 else 0 end
      where id = $1 and attempts = $2 and state = 'WAITING'`,
    [id, attempts, Math.ceil(afterMs), outcome],
  );
};

/**
 * Deletes some that were asked for more than so many days ago and wait no more; what another replica deletes is skipped.
 * @returns how many
 */
export const deleteEnded = async (
  tx: EntityManager,
  { days, limit }: { readonly days: number; readonly limit: number },
): Promise<number> => {
  const [, count] = await tx.query<[unknown, number]>(
    `delete from delivery where id in (
       select id from delivery
        where state <> 'WAITING' and created_at < clock_timestamp() - make_interval(days => $1)
        order by created_at limit $2 for update skip locked)`,
    [days, limit],
  );
  return count;
};

/** What was sent for an office, newest first. */
export const listDeliveries = (
  tx: EntityManager,
  office: string,
  { limit, after }: Keyset,
): Promise<DeliveryEntity[]> => {
  const query = tx
    .createQueryBuilder(DeliveryEntity, 'd')
    .where({ office })
    .orderBy('d.createdAt', 'DESC')
    .addOrderBy('d.id', 'DESC')
    .limit(limit);
  if (after) query.andWhere('(d.createdAt, d.id) < (:at::timestamptz, :id::uuid)', after);
  return query.getMany();
};
