import { migration, protect } from '@hub/store';

/** Entries of an event that more inboxes get than one transaction may lock; each row is gone once its entry is there. */
export const fanoutJobMigration = migration(
  111,
  'FanoutJob',
  `
  create table fanout_job (
    id uuid not null,
    place integer not null,
    owner text not null,
    event uuid not null,
    rule text,
    body jsonb not null,
    escalation uuid references escalation (id),
    created_at timestamptz not null default clock_timestamp(),
    primary key (id, place)
  );
  ${protect('fanout_job', { read: 'false' })}
  `,
);
