import { migration } from '@hub/subgraph-kit';

/** How urgent a case was from a step on; only a triage says it. */
export const triageMigration = migration(
  1160,
  'Triage',
  `
  alter table case_step
    add column urgency text,
    add column minor_involved boolean,
    add constraint case_step_triage check ((act = 'TRIAGED') = (urgency is not null and minor_involved is not null));
  `,
);
