import { migration } from '@hub/subgraph-kit';

/** A correction says why; those made before did not. */
export const correctionReasonMigration = migration(
  1170,
  'CorrectionReason',
  `
  alter table outreach_correction add column reason text;
  `,
);
