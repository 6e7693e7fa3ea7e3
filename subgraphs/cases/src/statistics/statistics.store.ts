import type { CountedRecords, EntityManager, Period, Population } from '@hub/subgraph-kit';
import { districtPaths, placeValues } from './statistics.rules.js';

/** Cases by the instant of their report: a report belongs to the period it was filed in, whatever happens later. */
export const countReported: Population['count'] = async (tx, { period, directory }) => {
  const paths = districtPaths(directory);
  const rows = await reportedIn(tx, period);
  return rows.map(({ n, district, ...values }): CountedRecords => ({
    n,
    values: { ...values, ...placeValues(paths, district) },
  }));
};

const reportedIn = (
  tx: EntityManager,
  { from, until }: Period,
): Promise<{ n: number; district: string; category: string; source: string; urgency: string }[]> =>
  tx.query(
    `select district, category, source, urgency, count(*)::int as n
       from case_file where created_at >= $1 and created_at < $2 and state <> 'DUPLICATE'
      group by district, category, source, urgency`,
    [from, until],
  );
