import { randomUUID } from 'node:crypto';
import { type EntityManager, scheduleTask } from '@hub/store';
import { type AppendedEntry, appendEntries, MOST_OWNERS, type NewEntry } from '../append.js';

/** The task that goes on with a fan-out; its payload is `{ job }`. The kit does it in every subgraph. */
export const FAN_OUT_TASK = 'fan-out';

/** What became of a fan-out when its transaction committed. */
export interface FanOut {
  /** The entries that are there. */
  readonly appended: readonly AppendedEntry[];
  /** Goes on with the others until each is there; null when none is left. */
  readonly job: string | null;
}

/**
 * Appends entries to any number of inboxes: up to 64 of them in the caller's transaction, the others soon after its
 * commit, 64 at a time, each exactly once. Needs a system actor; `appendEntries` says the rest.
 * @example const { appended, job } = await fanOut(tx, committees.map((owner) => ({ owner, event, rule: 'A17', body })))
 */
export const fanOut = async (tx: EntityManager, entries: readonly NewEntry[]): Promise<FanOut> => {
  const first = new Set([...new Set(entries.map(({ owner }) => owner))].slice(0, MOST_OWNERS));
  const later = entries.filter(({ owner }) => !first.has(owner));
  const job = later.length ? randomUUID() : null;
  if (job) await keepForLater(tx, job, later);
  const appended = await appendEntries(
    tx,
    entries.filter(({ owner }) => first.has(owner)),
  );
  return { appended, job };
};

/** Does the next part of a fan-out and schedules the one after it, in one transaction. Needs a system actor. */
export const continueFanOut = async (tx: EntityManager, job: string): Promise<FanOut> => {
  const entries: NewEntry[] = await tx.query(TAKE, [job, MOST_OWNERS]);
  const [rest]: { left: boolean }[] = await tx.query('select exists (select from fanout_job where id = $1) as left', [
    job,
  ]);
  if (rest!.left) await scheduleNext(tx, job);
  const appended = await appendEntries(tx, entries);
  return { appended, job: rest!.left ? job : null };
};

/** Fan-outs that nothing goes on with, as after a restored backup; each is scheduled again. Needs a system actor. */
export const auditFanOuts = async (tx: EntityManager): Promise<{ open: number; repaired: number }> => {
  const rows: { job: string; waits: boolean }[] = await tx.query(WAITING);
  const lost = rows.filter(({ waits }) => !waits);
  for (const { job } of lost) await scheduleNext(tx, job);
  return { open: rows.length, repaired: lost.length };
};

const keyOf = (job: string): string => `${FAN_OUT_TASK}:${job}`;

const scheduleNext = (tx: EntityManager, job: string): Promise<void> =>
  scheduleTask(tx, { task: FAN_OUT_TASK, payload: { job }, delaySeconds: 0, key: keyOf(job) });

const keepForLater = async (tx: EntityManager, job: string, entries: readonly NewEntry[]): Promise<void> => {
  await tx.query(KEEP, [
    job,
    entries.map(({ owner }) => owner),
    entries.map(({ event }) => event),
    entries.map(({ rule }) => rule ?? null),
    entries.map(({ body }) => JSON.stringify(body)),
    entries.map(({ escalation }) => escalation ?? null),
  ]);
  await scheduleNext(tx, job);
};

const KEEP = `
  insert into fanout_job (id, place, owner, event, rule, body, escalation)
  select $1, place, owner, event, rule, body, escalation
    from unnest($2::text[], $3::uuid[], $4::text[], $5::jsonb[], $6::uuid[])
         with ordinality as g (owner, event, rule, body, escalation, place)`;

/** Two workers of one fan-out take different rows; nobody waits for the inboxes of the other with rows in hand. */
const TAKE = `
  with taken as (
    delete from fanout_job f using (
      select id, place from fanout_job where id = $1 order by place limit $2 for update skip locked
    ) w
     where f.id = w.id and f.place = w.place
    returning f.*
  )
  select owner, event, rule, body, escalation from taken order by place`;

const WAITING = `
  select f.id as job, exists (select from hub.scheduled(array['${FAN_OUT_TASK}:' || f.id])) as waits
    from (select distinct id from fanout_job) f`;
