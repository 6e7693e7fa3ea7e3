import { migration } from '@hub/subgraph-kit';

/** Whose money a line is, and its way from the proposal to the money. Of lines of before, neither was told. */
export const budgetOrganizationMigration = migration(
  1206,
  'BudgetOrganization',
  `
  alter table budget_line
    add column organization uuid references organization (id),
    add column submitted_on date,
    add column decided_on date,
    add column rejected_for text,
    add column spent_on date,
    add constraint budget_line_way check (
      (source <> 'WITHIN_MANDATE' or num_nonnulls(submitted_on, decided_on, rejected_for) = 0)
      and (rejected_for is null or (decided_on is not null and allocated is null and spent is null))
      and (decided_on is null or num_nonnulls(allocated, rejected_for) = 1)
      and (spent_on is null or spent is not null)
      and (decided_on >= submitted_on) is not false);
  `,
);
