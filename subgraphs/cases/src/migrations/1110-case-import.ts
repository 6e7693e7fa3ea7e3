import { migration, protect } from '@hub/subgraph-kit';

/** Files of cases that are being taken in: what was sent of them, sealed, until all of it becomes cases. */
export const caseImportMigration = migration(
  1110,
  'CaseImport',
  `
  create table case_import (
    id uuid primary key,
    committee uuid not null,
    office text not null,
    person text not null,
    appointment text not null,
    district text not null,
    consent jsonb not null,
    child_consent jsonb,
    state text not null default 'OPEN' check (state in ('OPEN', 'WRITING', 'COMMITTED', 'DROPPED')),
    next_chunk integer not null default 1,
    rows integer not null default 0,
    cases integer not null default 0,
    rejected integer not null default 0,
    written integer not null default 0,
    not_kept text[] not null default '{}',
    content text not null default '',
    idempotency_key text not null,
    fingerprint text not null,
    created_at timestamptz not null,
    committed_at timestamptz,
    unique (person, idempotency_key)
  );
  create unique index case_import_content on case_import (committee, content) where state in ('WRITING', 'COMMITTED');
  ${protect('case_import', { read: `'person:' || case_import.person = (select hub.actor_id())` })}

  create table case_import_chunk (
    import_id uuid not null references case_import (id),
    number integer not null,
    rows integer not null,
    digest text not null,
    sealed text,
    rejections jsonb not null,
    primary key (import_id, number)
  );
  ${protect('case_import_chunk', { read: 'false' })}

  create table case_import_ref (
    import_id uuid not null references case_import (id),
    kind text not null check (kind in ('CASE', 'PERSON')),
    ref text not null,
    id uuid not null,
    fingerprint text not null,
    persons integer not null,
    minor boolean not null,
    primary key (import_id, kind, ref)
  );
  ${protect('case_import_ref', { read: 'false' })}

  alter table case_file add import_id uuid references case_import (id);
  `,
);
