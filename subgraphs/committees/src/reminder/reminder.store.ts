import type { EntityManager } from '@hub/subgraph-kit';
import { daysAfter, daysOf, financialQuarterOf, thaiDay, thaiMidnight } from '@hub/vocabulary';
import { type ReminderKind, STAGE_TABLE } from './reminder.rules.js';

/** Something that is late, and how often that was told. */
export interface Late {
  readonly kind: ReminderKind;
  readonly about: string;
  readonly committee: string;
  readonly task: string | null;
  readonly office: string | null;
  /** Since when it is late. */
  readonly since: Date;
  /** 0 for the first word. */
  readonly stage: number;
}

/** The most that one transaction takes: each goes to a few inboxes, and those of one transaction are limited. */
const AT_ONCE = 8;

/**
 * All that is late on a day: tasks; the quarter before, where it went by without a quarterly meeting; the plan of the
 * year that runs. A committee is asked for nothing that was due before it was entered, and the national one, which keeps
 * neither here, for nothing at all.
 */
const LATE = `late as (
  select 'TASK_OVERDUE' as kind, t.id::text as about, t.committee, t.id as task, t.office,
         (t.due_on + 1)::timestamp at time zone 'Asia/Bangkok' as since
    from task t where t.ended_at is null and t.due_on < $1::date
  union all
  select 'TASK_NOT_ENDORSED', t.id::text, t.committee, t.id, t.office, $2::timestamptz
    from task t where t.state = 'NOT_ENDORSED'
  union all
  select 'MEETING_NOT_HELD', c.id || ':' || $3::date, c.id, null, null, $5::timestamptz
    from committee c
   where c.state = 'ACTIVE' and c.level <> 'NATIONAL' and c.created_at < $5::timestamptz - interval '1 month' and not exists (
           select from meeting m
            where m.committee = c.id and m.kind = 'QUARTERLY' and m.held_on between $3::date and $4::date)
  union all
  select 'PLAN_NOT_SUBMITTED', c.id || ':' || $6::integer, c.id, null, null, $7::timestamptz
    from committee c
   where c.state = 'ACTIVE' and c.level <> 'NATIONAL' and c.created_at < $7::timestamptz - interval '1 month' and not exists (
           select from action_plan p
            where p.committee = c.id and p.financial_year = $6::integer
              and p.state in ('SUBMITTED', 'ACCEPTED', 'CLOSED')))`;

const whenOf = (now: Date): unknown[] => {
  const today = thaiDay(now);
  const running = financialQuarterOf(today);
  const { first } = daysOf(running);
  const before = daysOf(financialQuarterOf(daysAfter(first, -1)));
  const year = daysOf({ year: running.year });
  return [today, now, before.first, before.last, thaiMidnight(first), running.year, thaiMidnight(year.first)];
};

/** Some that are late and were not told of; whoever takes one keeps it: no other transaction gets it again. */
export const takeLate = (tx: EntityManager, now: Date): Promise<Late[]> =>
  tx.query(
    `with ${LATE}, taken as (
       insert into reminder (kind, about, since, stage)
       select l.kind, l.about, $2, 0 from late l
        where not exists (select from reminder r where r.kind = l.kind and r.about = l.about and r.ended_at is null)
        order by l.kind, l.about limit $8
       on conflict (kind, about) where ended_at is null do nothing returning kind, about, stage
     )
     select l.kind, l.about, l.committee, l.task, l.office, l.since, t.stage
       from taken t join late l on l.kind = t.kind and l.about = t.about`,
    [...whenOf(now), AT_ONCE],
  );

/** Some that are late for so long that the next must be told. */
export const takeNextStages = (tx: EntityManager, now: Date): Promise<Late[]> =>
  tx.query(
    `with ${LATE}, due as (
       select r.id, g.stage from reminder r
         join jsonb_to_recordset($8::jsonb) as g (kind text, stage integer, after integer)
           on g.kind = r.kind and g.stage = r.stage + 1
        where r.ended_at is null and r.since + make_interval(days => g.after) <= $2
          and exists (select from late l where l.kind = r.kind and l.about = r.about)
        order by r.id limit $9 for update of r
     ), taken as (
       update reminder r set stage = due.stage from due where r.id = due.id returning r.kind, r.about, r.stage
     )
     select l.kind, l.about, l.committee, l.task, l.office, l.since, t.stage
       from taken t join late l on l.kind = t.kind and l.about = t.about`,
    [...whenOf(now), JSON.stringify(STAGE_TABLE), AT_ONCE],
  );

/** Ends what is late no more; if it is again, it is told of from the beginning. */
export const endReminders = async (tx: EntityManager, now: Date): Promise<void> => {
  await tx.query(
    `with ${LATE} update reminder r set ended_at = $2
      where r.ended_at is null and not exists (select from late l where l.kind = r.kind and l.about = r.about)`,
    whenOf(now),
  );
};
