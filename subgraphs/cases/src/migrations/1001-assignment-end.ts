import { migration } from '@hub/subgraph-kit';

/** An assignment ends, and may begin again; a notice about a case may go to an office outside the committees. */
export const assignmentEndMigration = migration(
  1001,
  'AssignmentEnd',
  `
  alter table case_assignment
    add column ended_at timestamptz,
    add column ended_by text,
    drop constraint case_assignment_case_id_person_office_key;
  create unique index case_assignment_running on case_assignment (case_id, person, office) where ended_at is null;
  alter table case_alert alter column committee drop not null;
  `,
);
