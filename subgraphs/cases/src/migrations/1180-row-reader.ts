import { migration } from '@hub/subgraph-kit';

const TABLES = ['case_reader', 'row_reader'];

/** Readers of cases are kept where those of all rows are that follow the directory. */
export const rowReadersOfCasesMigration = migration(
  1180,
  'RowReadersOfCases',
  `
  ${TABLES.map((table) => `alter table ${table} no force row level security;`).join('\n  ')}
  insert into row_reader (rows, owner, office, reason)
  select t.rows, c.lead_committee::text, c.office, c.reason
    from case_reader c cross join (values ('case'), ('case_person')) as t (rows);
  alter table row_reader force row level security;
  drop table case_reader;
  `,
);
