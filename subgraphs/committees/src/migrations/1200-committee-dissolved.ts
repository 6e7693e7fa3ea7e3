import { migration } from '@hub/subgraph-kit';

/** The day on which a committee was dissolved; of one that was before this, as the audit has it. */
export const committeeDissolvedMigration = migration(
  1200,
  'CommitteeDissolved',
  `
  alter table committee add column dissolved_on date;
  update committee c set dissolved_on = coalesce(
      (select max((a.at at time zone 'Asia/Bangkok')::date) from audit_entry a
        where a.resource_type = 'committee' and a.resource = c.id::text and a.action = 'committee.dissolved'),
      (now() at time zone 'Asia/Bangkok')::date)
   where c.state = 'DISSOLVED';
  `,
);
