import { migration } from '@hub/subgraph-kit';
import { RELEASE_WITHDRAWALS } from '@hub/vocabulary';

const REASONS = RELEASE_WITHDRAWALS.map((code) => `'${code}'`).join(', ');

/** A release can be taken back, and given anew. */
export const releaseWithdrawnMigration = migration(
  1022,
  'ReleaseWithdrawn',
  `
  alter table repatriation
    add column withdrawn_at timestamptz,
    add column withdrawn_by text,
    add column withdrawal_office text,
    add column withdrawal text check (withdrawal in (${REASONS})),
    add constraint repatriation_withdrawal
      check (num_nulls(withdrawn_at, withdrawn_by, withdrawal_office, withdrawal) in (0, 4)),
    add constraint repatriation_withdrawn_release check (withdrawn_at is null or released_at is not null);
  create index repatriation_update_by_ref on repatriation_update (ref);
  `,
);
