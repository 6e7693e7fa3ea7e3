import { appendOnly, migration, protect } from '@hub/subgraph-kit';

/** What was known of a training before it was changed or cancelled, and why it was. */
export const trainingChangeMigration = migration(
  1180,
  'TrainingChange',
  `
  create table training_change (
    training_event_id uuid not null references training_event,
    version integer not null,
    held_on date not null,
    place text not null,
    title text not null,
    topics text[] not null,
    state text not null,
    reason text not null,
    changed_by text not null,
    changed_at timestamptz(3) not null,
    primary key (training_event_id, version)
  );
  ${protect('training_change', { read: 'true' })}
  ${appendOnly('training_change')}
  `,
);
