import type { EntityManager } from '@hub/subgraph-kit';
import type { IndicatorCode } from '@hub/vocabulary';

/** What is aimed at, one version of it. */
export interface TargetRow {
  readonly id: string;
  readonly code: IndicatorCode;
  /** `ALL`, the P-code of a province or the id of a committee. */
  readonly of: string;
  /** Of the Buddhist era. */
  readonly financialYear: number;
  readonly version: number;
  readonly baseline: number | null;
  readonly target: number;
  readonly note: string | null;
  readonly setAt: Date;
}

const COLUMNS = `id, code, "of", financial_year as "financialYear", version, baseline::float8 as baseline,
  target::float8 as target, note, set_at as "setAt"`;

/** The version in force of each target of these, the earliest year first. */
export const targetsOf = (
  tx: EntityManager,
  asked: { readonly codes: readonly IndicatorCode[]; readonly of: readonly string[] },
): Promise<TargetRow[]> =>
  tx.query(
    `select distinct on ("of", code, financial_year) ${COLUMNS}
       from indicator_target where "of" = any ($1::text[]) and code = any ($2::text[])
      order by "of", code, financial_year, version desc`,
    [asked.of, asked.codes],
  );

/** What each of these versions took the place of, the last one first, at most 50 of each. */
export const formerTargetsOf = (
  tx: EntityManager,
  versions: readonly string[],
): Promise<(TargetRow & { readonly successor: string })[]> =>
  tx.query(
    `select now.id as successor, former.* from indicator_target now cross join lateral (
       select ${COLUMNS} from indicator_target t
        where t."of" = now."of" and t.code = now.code and t.financial_year = now.financial_year and t.version < now.version
        order by t.version desc limit 50) former
      where now.id = any ($1::uuid[]) order by now.id, former.version desc`,
    [versions],
  );

/** What somebody set under a key. */
export const targetByKey = async (
  tx: EntityManager,
  by: string,
  key: string,
): Promise<(TargetRow & { readonly fingerprint: string }) | undefined> => {
  const [row]: (TargetRow & { fingerprint: string })[] = await tx.query(
    `select ${COLUMNS}, fingerprint from indicator_target where set_by = $1 and idempotency_key = $2`,
    [by, key],
  );
  return row;
};

/** Stores a version of a target beside the earlier ones. Needs a system actor. */
export const insertTarget = async (
  tx: EntityManager,
  row: TargetRow,
  { by, key, fingerprint }: { readonly by: string; readonly key: string; readonly fingerprint: string },
): Promise<void> => {
  await tx.query(
    `insert into indicator_target (id, code, "of", financial_year, version, baseline, target, note, set_by, set_at,
                                   idempotency_key, fingerprint)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      ...[row.id, row.code, row.of, row.financialYear, row.version, row.baseline, row.target, row.note, by, row.setAt],
      ...[key, fingerprint],
    ],
  );
};
