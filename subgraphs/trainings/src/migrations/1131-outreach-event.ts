import { migration, protect } from '@hub/subgraph-kit';

/** Events at which people outside the offices were told; counts of them are public. */
export const outreachEventMigration = migration(
  1131,
  'OutreachEvent',
  `
  create table outreach_event (
    id uuid primary key,
    held_on date not null,
    place text not null,
    kind text not null,
    topics text[] not null,
    reach integer not null check (reach > 0),
    lower_bound boolean not null,
    female integer check (female >= 0),
    male integer check (male >= 0),
    children integer check (children >= 0),
    adults integer check (adults >= 0),
    materials text,
    partner text,
    committee uuid,
    version integer not null default 1,
    recorded_by text not null,
    recorded_at timestamptz not null,
    idempotency_key text not null,
    fingerprint text not null,
    unique (recorded_by, idempotency_key),
    check (coalesce(female, 0) + coalesce(male, 0) <= reach),
    check (coalesce(children, 0) + coalesce(adults, 0) <= reach)
  );
  create index outreach_event_by_day on outreach_event (held_on desc, id desc);
  create index outreach_event_by_committee on outreach_event (committee, held_on desc, id desc);
  ${protect('outreach_event', { read: 'true' })}
  `,
);
