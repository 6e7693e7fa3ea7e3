import type { EntityManager } from '@hub/subgraph-kit';
import type { IndicatorCode } from '@hub/vocabulary';
import type { Figure } from './indicator.rules.js';

/** A figure as it is stored. */
export interface FigureRow extends Figure {
  readonly id: string;
  readonly code: IndicatorCode;
}

const COLUMNS = `id, code, value::float8 as value, n, as_of::text as "asOf", scope, source,
  lower_bound as "lowerBound", parts, note, fingerprint`;

/** Figures of these indicators as they were published, the earliest first. */
export const figuresOf = (tx: EntityManager, codes: readonly IndicatorCode[]): Promise<FigureRow[]> =>
  tx.query(`select ${COLUMNS} from indicator_figure where code = any ($1::text[]) order by as_of, id`, [codes]);

/** What somebody recorded under a key. */
export const figureByKey = async (
  tx: EntityManager,
  by: string,
  key: string,
): Promise<(FigureRow & { readonly fingerprint: string }) | undefined> => {
  const rows: (FigureRow & { fingerprint: string })[] = await tx.query(
    `select ${COLUMNS} from indicator_figure where recorded_by = $1 and idempotency_key = $2`,
    [by, key],
  );
  return rows[0];
};

/** Who recorded a figure, when, and under which key. */
export interface Recording {
  readonly by: string;
  readonly at: Date;
  readonly key: string;
  readonly fingerprint: string;
}

/** Stores figures; whatever was recorded under the same key before stays. */
export const insertFigure = async (tx: EntityManager, row: FigureRow, recording: Recording): Promise<void> => {
  await tx.query(
    `insert into indicator_figure (id, code, value, n, as_of, scope, source, lower_bound, parts, note,
                                   recorded_by, recorded_at, idempotency_key, fingerprint)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11, $12, $13, $14) on conflict do nothing`,
    [
      ...[row.id, row.code, row.value, row.n, row.asOf, row.scope, row.source, row.lowerBound],
      ...[JSON.stringify(row.parts), row.note, recording.by, recording.at, recording.key, recording.fingerprint],
    ],
  );
};

/** One writer of an indicator at a time, so that none overlooks the figure of another. */
export const lockIndicator = async (tx: EntityManager, code: IndicatorCode): Promise<void> => {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`indicator:${code}`]);
};
