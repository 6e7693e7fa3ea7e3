import { migration } from '@hub/subgraph-kit';

/** Readers of cases are kept where those of all rows are that follow the directory. */
export const rowReadersOfCasesMigration = migration(
  1180,
  'RowReadersOfCases',
  `
  insert into row_reader (rows, owner, office, reason)
  select t.rows, c.lead_committee::text, c.office, c.reason
    from case_reader c cross join (values ('case'), ('case_person')) as t (rows);
  drop table case_reader;
  `,
);
