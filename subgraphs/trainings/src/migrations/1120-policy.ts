import { appendOnly, migration, protect } from '@hub/subgraph-kit';

/** Policies and their versions, which never change, and how far committees have been trained on each since. */
export const policyMigration = migration(
  1120,
  'Policy',
  `
  create table policy (
    code text primary key,
    kind text not null,
    title_en text not null,
    title_th text not null,
    title_lo text,
    title_my text
  );
  ${protect('policy', { read: 'true' })}
  ${appendOnly('policy')}

  create table policy_version (
    id uuid primary key,
    policy text not null references policy,
    number integer not null check (number > 0),
    in_force_on date not null,
    change text not null,
    topics text[] not null check (cardinality(topics) > 0),
    source text not null,
    published_by text not null,
    published_at timestamptz not null,
    idempotency_key text not null,
    fingerprint text not null,
    unique (policy, number),
    unique (published_by, idempotency_key)
  );
  create index policy_version_by_day on policy_version (in_force_on desc, id desc);
  ${protect('policy_version', { read: 'true' })}
  ${appendOnly('policy_version')}

  create table retraining_count (
    policy_version uuid not null references policy_version,
    committee_id uuid not null,
    due integer not null check (due >= 0),
    retrained integer not null check (retrained >= 0),
    primary key (policy_version, committee_id)
  );
  ${protect('retraining_count', { read: 'true' })}

  create table retraining_met (
    policy_version uuid not null references policy_version,
    committee_id uuid not null,
    met_on date not null,
    primary key (policy_version, committee_id)
  );
  ${protect('retraining_met', { read: 'true' })}
  `,
);
