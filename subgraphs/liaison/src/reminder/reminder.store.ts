import { appendEntries } from '@hub/inbox';
import { type EntityManager, tellOffices } from '@hub/subgraph-kit';
import type { LiaisonReminderKind } from '@hub/vocabulary';
import { COLUMNS, type CounterpartRow } from '../counterpart/counterpart.row.js';
import { DUE_DAYS } from '../counterpart/counterpart.rules.js';
import type { ReminderBody } from './reminder.type.js';

const PREFIX = 'counterparts';

/** The inbox of an office that holds its reminders, beside whatever else it is told. */
export const remindersOf = (office: string): string => `${PREFIX}:${office}`;
const officeOf = (inbox: string): string => inbox.slice(PREFIX.length + 1);

/** An office that must be confirmed again, and the committees that work with it today. */
export interface DueCounterpart extends CounterpartRow {
  readonly kind: LiaisonReminderKind;
  readonly committees: readonly string[];
}

/** Of `counterpart_office c`, by the day $1. */
const KIND = `
  case when c.verified_on is null or c.verified_on + c.verify_every_days < $1::date then 'OVERDUE'
       when c.verified_on + c.verify_every_days - ${DUE_DAYS} <= $1::date then 'DUE' end`;

const DUE = `
  select ${COLUMNS}, k.kind, array(
           select a.committee from liaison_assignment a
            where a.counterpart = c.id and (a.since is null or a.since <= $1::date)
              and (a.until is null or a.until > $1::date)) as committees
    from counterpart_office c cross join lateral (select ${KIND} as kind) k
   where k.kind is not null`;

/** Offices that the actor sees and that must be confirmed again, those first that have waited longest. */
export const dueCounterparts = (tx: EntityManager, today: string): Promise<DueCounterpart[]> =>
  tx.query(`${DUE} order by c.verified_on + c.verify_every_days nulls first, c.name_en, c.id`, [today]);

/** The same, as far as nobody was reminded of it yet. */
export const notReminded = (tx: EntityManager, today: string): Promise<DueCounterpart[]> =>
  tx.query(
    `${DUE} and not exists (select from counterpart_reminder r
                             where r.counterpart = c.id and r.kind = k.kind
                               and r.verified_on is not distinct from c.verified_on)
      order by c.id`,
    [today],
  );

/** A reminder, and the offices it is for. */
export interface AddressedReminder {
  readonly body: ReminderBody;
  readonly verifiedOn: string | null;
  readonly to: readonly string[];
}

/**
 * Reminds of what nobody was reminded of; whoever comes second does nothing. Needs a system actor; last in its
 * transaction.
 */
export const remindOnce = async (tx: EntityManager, reminders: readonly AddressedReminder[]): Promise<void> => {
  const taken: { id: string }[] = await tx.query(
    `insert into counterpart_reminder (id, counterpart, kind, verified_on, created_at)
     select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::date[], $5::timestamptz[])
     on conflict do nothing returning id`,
    [
      reminders.map(({ body }) => body.id),
      reminders.map(({ body }) => body.counterpart),
      reminders.map(({ body }) => body.kind),
      reminders.map(({ verifiedOn }) => verifiedOn),
      reminders.map(({ body }) => body.at),
    ],
  );
  const own = new Set(taken.map(({ id }) => id));
  const entries = await appendEntries(
    tx,
    reminders
      .filter(({ body }) => own.has(body.id))
      .flatMap(({ body, to }) => to.map((office) => ({ owner: remindersOf(office), event: body.id, body }))),
  );
  const at = new Map(reminders.map(({ body }) => [body.id, body.at]));
  await tellOffices(
    tx,
    entries.map(({ owner, event, number }) => ({
      ...{ office: officeOf(owner), rule: null, urgency: null, audience: 'OFFICE' as const },
      ...{ inbox: 'counterpartReminders', number, at: at.get(event)! },
    })),
  );
};
