import { migration, protect, visibleRow } from '@hub/subgraph-kit';

/** Reports of people who did not sign in: how often was written, what, and the codes by which they come back. */
export const tipMigration = migration(
  1090,
  'Tip',
  `
  create table tip (
    report_id uuid primary key references report (id) deferrable initially deferred,
    case_id uuid not null references case_file (id),
    additions integer not null default 0,
    answers integer not null default 0,
    last_added_at timestamptz,
    created_at timestamptz not null
  );
  create index tip_by_case on tip (case_id);
  ${protect('tip', { read: visibleRow('case', 'tip.case_id') })}

  create table tip_code (
    token text primary key,
    report_id uuid not null references tip (report_id),
    created_at timestamptz not null
  );
  ${protect('tip_code', { read: 'false' })}

  create table tip_message (
    id uuid primary key,
    report_id uuid not null references tip (report_id),
    case_id uuid not null references case_file (id),
    author text not null,
    office text,
    idempotency_key text not null,
    digest text not null,
    sealed_words text not null,
    created_at timestamptz not null,
    unique (report_id, author, idempotency_key)
  );
  create index tip_message_by_case on tip_message (case_id, created_at, id);
  ${protect('tip_message', { read: 'exists (select from report r where r.id = tip_message.report_id)' })}
  `,
);
