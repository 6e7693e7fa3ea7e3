import { migration, protect } from '@hub/subgraph-kit';
import { readsPlanOf } from './1060-action-plan.js';

/** What somebody of a committee is to do by a day; whoever reads its plans reads its tasks. */
export const taskMigration = migration(
  1081,
  'Task',
  `
  create table task (
    id uuid primary key,
    committee uuid not null references committee (id),
    title text not null,
    state text not null,
    version integer not null,
    due_on date not null,
    office uuid references office (id),
    official uuid references official (id),
    case_id uuid,
    activity uuid references plan_activity (id) on delete set null,
    decision uuid references meeting_decision (id),
    endorsed_on date,
    endorsed_as text,
    endorsed_by text,
    ended_at timestamptz(3),
    proposed_by text not null,
    idempotency_key text not null,
    fingerprint text not null,
    unique (proposed_by, idempotency_key),
    check ((office is null) = (official is null)),
    check (office is not null or state in ('PROPOSED', 'DROPPED')),
    check ((endorsed_on is null) = (endorsed_as is null) and (endorsed_on is null) = (endorsed_by is null)),
    check (state not in ('ENDORSED', 'IN_PROGRESS', 'DONE') or endorsed_on is not null),
    check ((ended_at is not null) = (state in ('DONE', 'DROPPED')))
  );
  create index task_by_committee on task (committee, due_on, id);
  create index task_by_decision on task (decision) where decision is not null;
  create index task_by_office on task (office, due_on, id) where ended_at is null;
  ${protect('task', { read: readsPlanOf('task.committee') })}
  `,
);
