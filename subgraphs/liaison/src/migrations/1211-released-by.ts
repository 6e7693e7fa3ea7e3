import { migration } from '@hub/subgraph-kit';

/** Who released a return, and who took that back, stands with each act; the row of a return no longer repeats it. */
export const releasedByMigration = migration(
  1211,
  'ReleasedBy',
  `
  alter table repatriation
    drop column released_by,
    drop column withdrawn_by,
    add constraint repatriation_release check (num_nulls(released_at, release_office, legal_basis) in (0, 3)),
    add constraint repatriation_withdrawal check (
      num_nulls(withdrawn_at, withdrawal) in (0, 2)
      and (withdrawal_office is null or withdrawn_at is not null)
      and (withdrawal_office is not null or withdrawn_at is null or withdrawal = 'CONSENT_WITHDRAWN'));
  `,
);
