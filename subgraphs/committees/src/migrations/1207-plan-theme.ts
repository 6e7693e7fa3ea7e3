import { migration } from '@hub/subgraph-kit';

/** The theme of an activity; of activities of before, none was told. */
export const planThemeMigration = migration(1207, 'PlanTheme', 'alter table plan_activity add column theme text;');
