import { migration, protect } from '@hub/subgraph-kit';

/** Kinds of office that give accounts; those with the scope `directory:write`. A test compares the two. */
const GIVER_KINDS = `'SECRETARIAT', 'NATIONAL_DESK'`;

const READABLE = `account.office::text = any ((select hub.offices())::text[]) or (select exists (
    select from office o where o.id = any ((select hub.offices())::uuid[]) and o.kind in (${GIVER_KINDS})))`;

/** By which the own systems of offices sign in, and the public halves of their keys. */
export const systemAccountMigration = migration(
  1050,
  'SystemAccount',
  `
  create table system_account (
    id uuid primary key,
    office uuid not null references office (id),
    name text not null,
    created_at timestamptz(3) not null,
    ends_at timestamptz(3) not null check (ends_at >= created_at),
    made_by text not null,
    idempotency_key text not null,
    fingerprint text not null,
    ended_by text,
    last_used_at timestamptz(3),
    check ((ends_at at time zone 'UTC') <= (created_at at time zone 'UTC') + interval '24 months'),
    unique (made_by, idempotency_key)
  );
  create index system_account_by_office on system_account (office, ends_at);
  ${protect('system_account', { read: READABLE.replace('account.office', 'system_account.office') })}

  create table system_key (
    id text primary key,
    account uuid not null references system_account (id),
    public_key text not null check (public_key ~ '^[A-Za-z0-9_-]{43}$'),
    created_at timestamptz(3) not null,
    ends_at timestamptz(3),
    made_by text not null
  );
  create unique index system_key_current on system_key (account) where ends_at is null;
  create index system_key_by_account on system_key (account, created_at);
  ${protect('system_key', { read: `exists (select from system_account account where account.id = system_key.account and (${READABLE}))` })}
  `,
);
