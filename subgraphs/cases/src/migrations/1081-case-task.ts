import { migration, protect, visibleRow } from '@hub/subgraph-kit';

/** What is to be done in a case, by whom and until when. */
export const caseTaskMigration = migration(
  1081,
  'CaseTask',
  `
  create table case_task (
    id uuid primary key,
    case_id uuid not null references case_file (id),
    kind text not null,
    person text not null,
    office text not null,
    due_at timestamptz not null,
    state text not null,
    drop_reason text,
    ended_at timestamptz,
    version integer not null default 1,
    created_by text not null,
    created_through text not null,
    idempotency_key text not null,
    fingerprint text not null,
    created_at timestamptz not null,
    unique (created_by, idempotency_key),
    check ((state = 'OPEN') = (ended_at is null)),
    check ((state = 'DROPPED') = (drop_reason is not null))
  );
  create index case_task_by_case on case_task (case_id, created_at desc, id desc);
  create index case_task_due on case_task (due_at, id) where state = 'OPEN';
  create index case_task_of_person on case_task (person, due_at, id) where state = 'OPEN';
  ${protect('case_task', { read: visibleRow('case', 'case_task.case_id') })}
  `,
);
