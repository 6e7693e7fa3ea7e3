import { type EntityManager, rowsByOwner } from '@hub/subgraph-kit';
import { measureOf, type PlanMeasure, type PlanMeasureInput } from './plan-measure.type.js';

export interface MeasureRow {
  readonly activity: string;
  readonly ordinal: number;
  readonly words: string;
  readonly is_monitoring: boolean;
  /** `YYYY-MM-DD`. */
  readonly due_on: string | null;
}

const measuresOfActivities = (tx: EntityManager, activities: readonly string[]): Promise<MeasureRow[]> =>
  tx.query(
    `select activity, ordinal, words, is_monitoring, due_on::text as due_on
       from plan_measure where activity = any ($1::uuid[]) order by activity, ordinal`,
    [activities],
  );

export const measuresOfActivity = rowsByOwner<MeasureRow, PlanMeasure>({
  ...{ list: measuresOfActivities, keyOf: ({ activity }) => activity, shape: measureOf },
});

/** The measures of an activity are these, in this order. */
export const replaceMeasures = async (
  tx: EntityManager,
  { id, committee }: { readonly id: string; readonly committee: string },
  measures: readonly PlanMeasureInput[],
): Promise<void> => {
  await tx.query('delete from plan_measure where activity = $1', [id]);
  await tx.query(
    `insert into plan_measure (activity, committee, ordinal, words, is_monitoring, due_on)
     select $1, $2, g.ordinal, g.words, g.is_monitoring, g.due_on
       from unnest($3::text[], $4::boolean[], $5::date[]) with ordinality as g (words, is_monitoring, due_on, ordinal)`,
    [
      ...[id, committee, measures.map(({ words }) => words.trim()), measures.map(({ isMonitoring }) => isMonitoring)],
      measures.map(({ dueOn }) => dueOn ?? null),
    ],
  );
};

export const copyMeasures = async (tx: EntityManager, from: string, to: string): Promise<void> => {
  await tx.query(
    `insert into plan_measure (activity, committee, ordinal, words, is_monitoring)
     select $2, committee, ordinal, words, is_monitoring from plan_measure where activity = $1`,
    [from, to],
  );
};
