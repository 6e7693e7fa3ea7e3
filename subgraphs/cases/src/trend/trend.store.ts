import type { EntityManager, RuleThreshold } from '@hub/subgraph-kit';
import type { TrendPattern } from '@hub/vocabulary';

/** Reports of a district that are alike, of which somebody must be told. */
export interface DueTrend {
  /** P-code. */
  readonly district: string;
  readonly pattern: TrendPattern;
  /** The code that they share, of the list of the pattern. */
  readonly value: string;
  readonly reports: number;
  /** First and last day, `YYYY-MM-DD`. */
  readonly from: string;
  readonly until: string;
}

/**
 * Takes the next trend that nobody was told of, once for each. It looks at whole days that ended an hour ago or more,
 * by the clock of the database in Thai time, so that no note tells at what hour a report came. A report counts as the
 * case that it opened, unless that ended as a duplicate; what came in a file was not reported. The days of a note are
 * never counted again for the same pattern. Needs a system actor.
 */
export const takeTrend = async (tx: EntityManager, { events, days }: RuleThreshold): Promise<DueTrend | undefined> => {
  // two who look while midnight passes would otherwise take days of each other
  await tx.query(`select pg_advisory_xact_lock(hashtext('trend_note'))`);
  const [row]: DueTrend[] = await tx.query(TAKE, [events, days]);
  return row;
};

const TAKE = `
  with clock as (
    select ((now() - interval '1 hour') at time zone 'Asia/Bangkok')::date as today
  ), reported as (
    select c.district, p.pattern, p.value, (c.created_at at time zone 'Asia/Bangkok')::date as day
      from clock, case_file c cross join lateral (
             values ('CATEGORY', c.category), ('SITE_CLASS', c.site_class), ('REPORT_SOURCE', c.source)
           ) p (pattern, value)
     where c.created_at >= (clock.today - $2::int)::timestamp at time zone 'Asia/Bangkok'
       and c.created_at < clock.today::timestamp at time zone 'Asia/Bangkok'
       and c.state <> 'DUPLICATE' and p.value <> 'OTHER'
       and c.import_id is null
  ), told as (
    select district, pattern, value, max(until_day) as until_day from trend_note group by 1, 2, 3
  ), due as (
    select r.district, r.pattern, r.value, count(*)::int as reports,
           greatest(max(told.until_day) + 1, (select today from clock) - $2::int) as from_day
      from reported r left join told using (district, pattern, value)
     where told.until_day is null or r.day > told.until_day
     group by 1, 2, 3 having count(*) >= $1
     order by 1, 2, 3 limit 1
  ), stored as (
    insert into trend_note (district, pattern, value, from_day, until_day, told_at)
    select district, pattern, value, from_day, today - 1, now() from due, clock
    returning *
  )
  select district, pattern, value, due.reports, s.from_day::text as "from", s.until_day::text as "until"
    from stored s join due using (district, pattern, value)`;
