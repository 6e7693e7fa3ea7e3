import { migration } from '@hub/store';

/** For how many events within how many days a rule waits; null for one that tells of each. */
export const alertRuleThresholdMigration = migration(
  203,
  'AlertRuleThreshold',
  `
  alter table alert_rule add column threshold jsonb check (jsonb_typeof(threshold) = 'object');
  `,
);
