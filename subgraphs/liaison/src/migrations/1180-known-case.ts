import { migration, protect } from '@hub/subgraph-kit';

/**
 * What the case teams tell of their cases, and what it ends. A release or a proof that ends because a person withdrew a
 * consent is ended by no office here.
 */
export const knownCaseMigration = migration(
  1180,
  'KnownCase',
  `
  create table known_case (
    id text primary key,
    lead_committee text,
    consent_withdrawn_at timestamptz
  );
  ${protect('known_case', { read: 'false' })}

  alter table repatriation
    drop constraint repatriation_withdrawal,
    add constraint repatriation_withdrawal check (
      num_nulls(withdrawn_at, withdrawal) in (0, 2) and num_nulls(withdrawn_by, withdrawal_office) in (0, 2)
      and (withdrawn_by is null or withdrawn_at is not null)
      and (withdrawn_by is not null or withdrawn_at is null or withdrawal = 'CONSENT_WITHDRAWN'));

  alter table repatriation_proof
    drop constraint repatriation_proof_check,
    add constraint repatriation_proof_end check (
      num_nulls(ended_office, ended_person) in (0, 2)
      and (ended_person is null or ended_at is not null)
      and (ended_person is not null or ended_at is null or proof = 'CONSENT_GIVEN'));
  `,
);
