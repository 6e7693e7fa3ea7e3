import {
  committeePaths,
  committeeValues,
  type CountedRecords,
  type Directory,
  type EntityManager,
  type Period,
  periodAt,
  type Population,
} from '@hub/subgraph-kit';
import { AGE_BANDS, isChild } from '@hub/vocabulary';
import { AGREED } from '../consent/consent.agreed.js';
import { COUNTED, RECORDS } from '../person/person.store.js';
import { CHILDREN_CUBES, HELPED_CUBES, REFERRAL_CUBES } from './helped.rules.js';
import { DONE_IN } from './statistics.store.js';

interface OfCommittee {
  readonly committee: string;
  readonly n: number;
}

/** Rows of committees as records of the cells of those. */
const byCommittee = <Row extends OfCommittee>(
  rows: readonly Row[],
  directory: Directory,
  {
    dimensions,
    values,
  }: { readonly dimensions: readonly [string, string]; readonly values?: (row: Row) => Record<string, string> },
): CountedRecords[] => {
  const frame = { paths: committeePaths(directory), dimensions };
  return rows.map((row) => ({
    n: row.n,
    values: { ...committeeValues(row.committee, directory, frame), ...values?.(row) },
  }));
};

/**
 * Thai persons by the first support to return that was recorded for them, who did not decline all of it. Only who agreed
 * to use without identity.
 */
export const countHelpedHome: Population['count'] = async (tx, { period: { from, until }, directory }) => {
  const rows: OfCommittee[] = await tx.query(
    `with first_support as (
       select coalesce(q.same_as, q.id) as person_id, min(a.created_at) as at
         from assistance a join person q on q.id = a.person_id where a.type = 'REPATRIATION_SUPPORT' group by 1)
     select c.lead_committee as committee, count(*)::int as n
       from first_support f join person p on p.id = f.person_id join case_file c on c.id = p.case_id
      where f.at >= $1 and f.at < $2 and p.citizenship = 'THA' and c.state <> 'DUPLICATE' and p.erased_at is null
        and exists (select from assistance a where a.person_id in (${RECORDS}) and a.type = 'REPATRIATION_SUPPORT'
                       and a.status <> 'DECLINED_BY_PERSON') and ${AGREED}
      group by c.lead_committee`,
    [from, until],
  );
  return byCommittee(rows, directory, { dimensions: HELPED_CUBES[0].dimensions });
};

/** Children who were helped, by the first time that their case was closed and the level that resolved it then. */
export const countChildren: Population['count'] = async (tx, { period: { from, until }, directory }) => {
  const rows: (OfCommittee & { readonly sex: string; readonly level: string })[] = await tx.query(
    `with first_closed as (
       select distinct on (case_id) case_id, resolved_at_level as level, created_at as at
         from case_step where to_state = 'CLOSED' and resolved_at_level is not null order by case_id, version)
     select c.lead_committee as committee, p.sex, f.level, count(*)::int as n
       from first_closed f join case_file c on c.id = f.case_id join person p on p.case_id = c.id
      where f.at >= $1 and f.at < $2 and c.state <> 'DUPLICATE' and p.erased_at is null and ${COUNTED}
        and p.age_band = any ($3::text[])
        and exists (select from assistance a where a.person_id in (${RECORDS}) and a.status in ('ACTIVE', 'COMPLETED', 'STOPPED'))
        and ${AGREED}
      group by c.lead_committee, p.sex, f.level`,
    [from, until, AGE_BANDS.filter(isChild)],
  );
  return byCommittee(rows, directory, {
    dimensions: CHILDREN_CUBES[0].dimensions,
    values: ({ sex, level }) => ({ childSex: sex, childLevel: level }),
  });
};

/** Persons rescued by operations that were told to be done, but for one of each operation. */
export const countRescued: Population['count'] = async (tx, { period: { from, until } }) => {
  const [row]: { n: number }[] = await tx.query(
    `select coalesce(sum(c.n), 0)::int - count(distinct o.id)::int as n
       from operation o join operation_count c on c.operation_id = o.id and c.what = 'RESCUED' where ${DONE_IN}`,
    [from, until],
  );
  return [{ n: row!.n, values: {} }];
};

/** What a committee sent in a quarter, and of how much of it the receiver told what became of it by the end of the next. */
export interface SentReferrals extends OfCommittee {
  readonly told: number;
}

/** Referrals of the quarter before a period, as they were at its end; those that were taken back by then are left out. */
export const sentBefore = (
  tx: EntityManager,
  { from, until }: Pick<Period, 'from' | 'until'>,
): Promise<SentReferrals[]> =>
  tx.query(
    `select from_committee as committee, count(*)::int as n,
            (count(*) filter (where completed_at < $3 or rejected_at < $3))::int as told
       from referral
      where sent_at >= $1 and sent_at < $2 and (revoked_at is null or revoked_at >= $3) group by from_committee`,
    [periodAt(new Date(from.getTime() - 1)).from, from, until],
  );

export const countReferrals: Population['count'] = async (tx, { period, directory }) =>
  byCommittee(await sentBefore(tx, period), directory, { dimensions: REFERRAL_CUBES[0].dimensions });
