import { beforeOf, type EntityManager, type Keyed, type Keyset } from '@hub/subgraph-kit';
import type { ReportSubject } from '@hub/vocabulary';
import type { KeptTable } from './report.table.js';

/** What a report is about; neither is everything. */
export interface Reported {
  readonly committee: string | null;
  /** P-code. */
  readonly province: string | null;
}

export interface ReportRow extends Reported {
  readonly id: string;
  readonly subject: ReportSubject;
  readonly period: string;
  readonly version: number;
  readonly names: { readonly en: string; readonly th: string | null };
  readonly tables: readonly KeptTable[];
  readonly made_at: Date;
}

/** A report as it is stored, with who made it. */
export interface NewReport extends Omit<ReportRow, 'version'> {
  readonly made_by: string;
  readonly idempotency_key: string;
  readonly fingerprint: string;
}

const COLUMNS = 'id, subject, committee, province, period, version, names, tables, made_at';

/** Lists run from the latest made. */
export const byMade = ({ made_at, id }: ReportRow): Keyed => ({ at: made_at.toISOString(), id });

export const reportsById = (tx: EntityManager, ids: readonly string[]): Promise<ReportRow[]> =>
  tx.query(`select ${COLUMNS} from report where id = any ($1::uuid[])`, [ids]);

export const listReports = (
  tx: EntityManager,
  { committee, province }: Reported,
  { limit, after }: Keyset,
): Promise<ReportRow[]> =>
  tx.query(
    `select ${COLUMNS} from report
      where ($1::uuid is null or committee = $1) and ($2::text is null or province = $2)
        and (made_at, id) < ($3::timestamptz, $4::uuid)
      order by made_at desc, id desc limit $5`,
    [committee, province, ...beforeOf(after), limit],
  );

export const reportByKey = async (
  tx: EntityManager,
  by: string,
  key: string,
): Promise<(ReportRow & { readonly fingerprint: string }) | undefined> => {
  const [row]: (ReportRow & { readonly fingerprint: string })[] = await tx.query(
    `select ${COLUMNS}, fingerprint from report where made_by = $1 and idempotency_key = $2`,
    [by, key],
  );
  return row;
};

/** Stores the next version of a report, one after the other. Needs a system actor. */
export const insertReport = async (tx: EntityManager, report: NewReport): Promise<ReportRow> => {
  const { subject, committee, province, period } = report;
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `report ${committee ?? province ?? ''} ${period}`,
  ]);
  const [row]: ReportRow[] = await tx.query(
    `insert into report (id, subject, committee, province, period, version, names, tables, made_by, made_at,
       idempotency_key, fingerprint)
     values ($1, $2, $3, $4, $5,
       (select coalesce(max(version), 0) + 1 from report
         where committee is not distinct from $3 and province is not distinct from $4 and period = $5),
       $6, $7, $8, $9, $10, $11) returning ${COLUMNS}`,
    [
      ...[report.id, subject, committee, province, period],
      ...[JSON.stringify(report.names), JSON.stringify(report.tables), report.made_by, report.made_at],
      ...[report.idempotency_key, report.fingerprint],
    ],
  );
  return row!;
};
