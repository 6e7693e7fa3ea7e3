import {
  type CountedRecords,
  districtPaths,
  type EntityManager,
  type Period,
  placeValues,
  type Population,
} from '@hub/subgraph-kit';
import { AGREED } from '../consent/consent.agreed.js';
import { citizenshipBandOf, formOf } from './statistics.rules.js';

/**
 * Cases by the instant of their report: a report belongs to the period it was filed in, whatever happens later. What
 * came in a file was not reported to the hub.
 */
export const countReported: Population['count'] = async (tx, { period, directory }) => {
  const paths = districtPaths(directory);
  const rows = await reportedIn(tx, period);
  return rows.map(({ n, district, ...values }): CountedRecords => ({
    n,
    values: { ...values, ...placeValues(paths, district) },
  }));
};

/**
 * Operations by the instant at which they were told to be done, with what came of them: one is never told to be done
 * in a quarter that is published. The day it was held on may lie years back.
 */
export const countOperations: Population['count'] = async (tx, { period, directory }) => {
  const rows: { district: string; result: string; n: number }[] = await tx.query(
    `select district, count(*)::int as n, case when rescued and arrested then 'RESCUE_AND_ARREST'
              when rescued then 'RESCUE' when arrested then 'ARREST' else 'NEITHER' end as result
       from (select o.district, ${some('RESCUED')} as rescued, ${some('ARRESTED')} as arrested
               from operation o where ${DONE_IN}) done
      group by district, result`,
    [period.from, period.until],
  );
  const paths = districtPaths(directory);
  return rows.map(({ n, district, result }) => ({ n, values: { result, province: provinceOf(paths, district) } }));
};

export const countArrested: Population['count'] = async (tx, { period, directory }) => {
  const rows: { district: string; n: number }[] = await tx.query(
    `select o.district, sum(c.n)::int as n from operation o join operation_count c on c.operation_id = o.id
      where c.what = 'ARRESTED' and ${DONE_IN} group by o.district`,
    [period.from, period.until],
  );
  const paths = districtPaths(directory);
  return rows.map(({ n, district }) => ({ n, values: { province: provinceOf(paths, district) } }));
};

/** Condition on an operation `o`: it was told to be done from `$1` to `$2`. */
export const DONE_IN = 'o.done_at >= $1 and o.done_at < $2';
const some = (what: string): string =>
  `exists (select from operation_count c where c.operation_id = o.id and c.what = '${what}')`;

const provinceOf = (paths: readonly (readonly string[])[], district: string): string =>
  placeValues(paths, district)['province']!;

const reportedIn = (
  tx: EntityManager,
  { from, until }: Period,
): Promise<
  ({ n: number; district: string } & Record<'category' | 'source' | 'urgency' | 'age' | 'border' | 'site', string>)[]
> =>
  tx.query(
    `select district, category, source, urgency, count(*)::int as n,
            case when minor_involved then 'CHILD_INVOLVED' else 'ADULTS_ONLY' end as age,
            case when exploitation_abroad then 'EXPLOITED_ABROAD' else 'EXPLOITED_AT_HOME' end as border,
            coalesce(site_class, 'NOT_TOLD') as site
       from case_file where created_at >= $1 and created_at < $2 and state <> 'DUPLICATE' and import_id is null
      group by district, category, source, urgency, minor_involved, exploitation_abroad, site_class`,
    [from, until],
  );

/**
 * Persons, each once, by the review that decided first that they are victims: what is decided later moves nobody to another period
 * and counts nobody again. Only persons who agreed to use without identity, whatever way their case came to the hub.
 */
export const countIdentified: Population['count'] = async (tx, { period: { from, until } }) => {
  const rows: { n: number; sex: string; age: string; citizenship: string | null; types: string[] }[] = await tx.query(
    `with first_decided as (
       select coalesce(q.same_as, q.id) as person, min(r.created_at) as at
         from mdt_review r cross join jsonb_to_recordset(r.decisions) as d (person text, status text)
         join person q on q.id = d.person::uuid
        where d.status = 'ACTUAL' group by 1)
     select p.sex, coalesce(p.age_band, 'NOT_TOLD') as age, p.citizenship, p.exploitation_types as types,
            count(*)::int as n
       from first_decided f join person p on p.id = f.person join case_file c on c.id = p.case_id
      where f.at >= $1 and f.at < $2 and c.state <> 'DUPLICATE' and p.erased_at is null and ${AGREED}
      group by p.sex, p.age_band, p.citizenship, p.exploitation_types`,
    [from, until],
  );
  return rows.map(({ n, sex, age, citizenship, types }): CountedRecords => ({
    n,
    values: { sex, ageBand: age, citizenship: citizenshipBandOf(citizenship), form: formOf(types) },
  }));
};
