import { migration, protect } from '@hub/subgraph-kit';

/** Campaigns of several committees and organizations together; all of it is public. */
export const campaignMigration = migration(
  1074,
  'Campaign',
  `
  create table campaign (
    id uuid primary key,
    committee uuid not null references committee (id),
    committees uuid[] not null,
    organizations uuid[] not null,
    title text not null,
    starts_on date not null,
    ends_on date not null check (ends_on >= starts_on),
    reach integer check (reach >= 0),
    version integer not null,
    planned_by text not null,
    idempotency_key text not null,
    fingerprint text not null,
    created_at timestamptz(3) not null,
    unique (planned_by, idempotency_key),
    check (committees @> array[committee])
  );
  create index campaign_by_committees on campaign using gin (committees);
  ${protect('campaign', { read: 'true' })}
  `,
);
