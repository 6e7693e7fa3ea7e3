import { migration } from '@hub/subgraph-kit';

/** What facts of a case were before a step that put them right; only a correction says it. */
export const caseCorrectionMigration = migration(
  1200,
  'CaseCorrection',
  `
  alter table case_step
    add column former jsonb,
    add constraint case_step_correction check ((act = 'CORRECTED') = (former is not null));
  `,
);
