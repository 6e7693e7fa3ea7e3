import { migration, protect, visibleRow } from '@hub/subgraph-kit';

/** Trainers, who formed them, and what they led; counts of them by kind of agency are public. */
export const trainerMigration = migration(
  1122,
  'Trainer',
  `
  create table trainer (
    id uuid primary key,
    kind text not null,
    committee_id uuid not null,
    name text not null,
    agency_kind text not null,
    agency text,
    official uuid,
    participant uuid references participant,
    since date not null,
    topics text[] not null check (cardinality(topics) > 0),
    accredited_by text not null,
    formed_by uuid references trainer,
    formed_at uuid references training_event,
    created_at timestamptz(3) not null,
    registered_by text not null,
    idempotency_key text not null,
    fingerprint text not null,
    unique (registered_by, idempotency_key),
    check ((formed_by is null) = (formed_at is null))
  );
  create index trainer_by_age on trainer (created_at desc, id desc);
  create index trainer_by_master on trainer (formed_by);
  create index trainer_by_participant on trainer (participant);
  ${protect('trainer', { read: visibleRow('trainer', 'trainer.id') })}

  create table training_trainer (
    training_event_id uuid not null references training_event on delete cascade,
    trainer uuid not null references trainer,
    primary key (training_event_id, trainer)
  );
  create index training_trainer_by_trainer on training_trainer (trainer);
  ${protect('training_trainer', {
    read: 'exists (select from trainer where trainer.id = training_trainer.trainer)',
  })}

  create table master_trainer_count (
    agency_kind text primary key,
    trainers integer not null
  );
  ${protect('master_trainer_count', { read: 'true' })}
  `,
);
