import type { EntityManager, RecordedFigure } from '@hub/subgraph-kit';
import type { IndicatorCode } from '@hub/vocabulary';

/** A figure as one owner of records told it. */
export type ToldFigure = RecordedFigure & { readonly owner: string };

/** Keeps what an owner told beside what it told before. Needs a system actor. */
export const appendFigures = async (
  tx: EntityManager,
  owner: string,
  { figures, at }: { readonly figures: readonly RecordedFigure[]; readonly at: Date },
): Promise<void> => {
  await tx.query(
    `insert into recorded_figure (owner, code, "of", period, value, n, as_of, scope, source, lower_bound, suppressed,
                                  parts, recorded_at)
     select $1, f.code, f."of", f.period, f.value, f.n, f."asOf", f.scope, f.source, f."lowerBound", f.suppressed,
            f.parts, $3
       from jsonb_to_recordset($2::jsonb)
            as f (code text, "of" text, period text, value numeric, n integer, "asOf" date, scope text, source text,
                  "lowerBound" boolean, suppressed boolean, parts jsonb)`,
    [owner, JSON.stringify(figures), at],
  );
};

/** What each owner told last of these indicators and of these committees, provinces or all. */
export const newestFigures = (
  tx: EntityManager,
  asked: { readonly codes: readonly IndicatorCode[]; readonly of: readonly string[] },
): Promise<ToldFigure[]> =>
  tx.query(
    `select distinct on ("of", code, period, owner) owner, code, "of", period, value::float8 as value, n,
            as_of::text as "asOf", scope, source, lower_bound as "lowerBound", suppressed, parts
       from recorded_figure where "of" = any ($1::text[]) and code = any ($2::text[])
      order by "of", code, period, owner, id desc`,
    [asked.of, asked.codes],
  );
