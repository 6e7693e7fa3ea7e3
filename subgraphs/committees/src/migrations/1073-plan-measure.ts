import { migration, protect } from '@hub/subgraph-kit';
import { readsPlanOf } from './1060-action-plan.js';

/** What a village or sub-district does about a problem of its own, measure after measure. */
export const planMeasureMigration = migration(
  1073,
  'PlanMeasure',
  `
  alter table plan_activity add column places text[] not null default '{}';

  create table plan_measure (
    activity uuid not null references plan_activity (id) on delete cascade,
    committee uuid not null references committee (id),
    ordinal integer not null,
    words text not null,
    is_monitoring boolean not null,
    due_on date,
    primary key (activity, ordinal)
  );
  ${protect('plan_measure', { read: readsPlanOf('plan_measure.committee') })}
  `,
);
