import { type EntityManager, newestSnapshots, type Period, type Snapshot } from '@hub/subgraph-kit';
import type { IndicatorCode } from '@hub/vocabulary';
import { ANSWERING } from '../alert/alert.rules.js';

/**
 * How long a reported case waited, in minutes, until a committee that must answer for it accepted; endless where none did
 * or the province was not told.
 */
export interface WaitedCase {
  /** P-code. */
  readonly district: string;
  readonly untilAccepted: number;
  readonly untilProvince: number;
}

/** More quarters than are ever published. */
export const ALL_QUARTERS = 400;

export const publishedReports = (tx: EntityManager): Promise<Snapshot[]> =>
  newestSnapshots(tx, 'REPORTED_BY_PLACE', ALL_QUARTERS);

/** Periods of which an indicator was told, for those that are told once. */
export const toldPeriods = async (tx: EntityManager, code: IndicatorCode): Promise<string[]> => {
  const rows: { period: string }[] = await tx.query('select distinct period from told_figure where code = $1', [code]);
  return rows.map(({ period }) => period);
};

/** The cases that the tables of reported cases count. */
export const waitedCases = async (
  tx: EntityManager,
  { from, until }: Period,
  provinces: readonly string[],
): Promise<WaitedCase[]> => {
  const rows: { district: string; accepted: number | null; told: number | null }[] = await tx.query(
    `select c.district, (extract(epoch from min(k.at) - c.created_at) / 60)::float8 as accepted,
            (extract(epoch from min(a.created_at) filter (where a.committee = any ($3::uuid[])) - c.created_at) / 60)::float8
              as told
       from case_file c
       left join case_alert a on a.case_id = c.id
       left join inbox_entry e on e.inbox = a.inbox and e.number = a.number and e.rule = any ($4::text[])
              and a.committee is not null
       left join acknowledgement k on k.inbox = e.inbox and k.number = e.number and k.kind = 'ACCEPTED'
      where c.created_at >= $1 and c.created_at < $2 and c.state <> 'DUPLICATE' and c.import_id is null
      group by c.id`,
    [from, until, provinces, ANSWERING],
  );
  return rows.map(({ district, accepted, told }) => ({
    ...{ district, untilAccepted: accepted ?? Infinity, untilProvince: told ?? Infinity },
  }));
};
