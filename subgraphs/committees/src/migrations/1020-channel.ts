import { migration, protect } from '@hub/subgraph-kit';

/** Where people and offices are reached outside the graph, and when people would rather not be. */
export const channelMigration = migration(
  1020,
  'Channel',
  `
  create table channel (
    id uuid primary key,
    person uuid,
    office uuid references office (id),
    kind text not null,
    sealed text,
    fingerprint text not null,
    language text not null,
    code_number integer not null default 0,
    code_attempts integer not null default 0,
    code_until timestamptz(3),
    confirmed_at timestamptz(3),
    ended_at timestamptz(3),
    created_at timestamptz(3) not null default now(),
    check ((person is null) <> (office is null)),
    check ((office is not null) = (kind = 'WEBHOOK')),
    check ((sealed is null) = (ended_at is not null))
  );
  create unique index channel_once on channel (coalesce(person, office), kind, fingerprint);
  ${protect('channel', {
    read: `'person:' || channel.person = (select hub.actor_id()) or channel.office::text = any ((select hub.offices())::text[])`,
  })}

  create table quiet_hours (
    person uuid primary key,
    from_minute integer not null check (from_minute between 0 and 1439),
    to_minute integer not null check (to_minute between 0 and 1439 and to_minute <> from_minute),
    time_zone text not null
  );
  ${protect('quiet_hours', { read: `'person:' || quiet_hours.person = (select hub.actor_id())` })}
  `,
);
