import { migration, protect } from '@hub/subgraph-kit';

/** Versions of policies, and which committees were trained since, as trainings tells of them. */
export const policyVersionMigration = migration(
  1120,
  'PolicyVersion',
  `
  create table policy_version (
    id uuid primary key,
    policy text not null,
    number integer not null check (number > 0),
    in_force_on date not null
  );
  ${protect('policy_version', { read: 'true' })}

  create table retraining_met (
    policy_version uuid not null,
    committee uuid not null,
    met_on date not null,
    primary key (policy_version, committee)
  );
  ${protect('retraining_met', { read: 'true' })}
  `,
);
