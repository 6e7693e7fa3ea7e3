import { type Migration, migration, protect } from '@hub/store';

const OWN = `'person:' || table_import.person = (select hub.actor_id())`;

/**
 * Imports that can be withdrawn, for a subgraph with a kind that says how.
 * @param number of the migration among the subgraph's own, after that of the imports
 */
export const tableImportWithdrawalMigration = (number: number): Migration =>
  migration(
    number,
    'TableImportWithdrawal',
    `
  alter table table_import drop constraint table_import_state_check;
  alter table table_import add constraint table_import_state_check
    check (state in ('RECEIVING', 'CHECKING', 'CHECKED', 'WRITING', 'COMMITTED', 'DROPPED', 'WITHDRAWN'));
  `,
  );

/**
 * Tables of files that are taken in, for a subgraph that has kinds of them. What was sent is kept until it is taken or
 * dropped.
 * @param number of the migration among the subgraph's own
 */
export const tableImportMigration = (number: number): Migration =>
  migration(
    number,
    'TableImport',
    `
  create table table_import (
    id uuid primary key,
    kind text not null,
    subject uuid not null,
    office uuid not null,
    person text not null,
    state text not null default 'RECEIVING'
      check (state in ('RECEIVING', 'CHECKING', 'CHECKED', 'WRITING', 'COMMITTED', 'DROPPED')),
    bytes integer not null check (bytes > 0),
    sha256 text not null,
    received integer not null default 0,
    next_part integer not null default 1,
    rows integer not null default 0,
    done integer not null default 0,
    created integer not null default 0,
    changed integer not null default 0,
    unchanged integer not null default 0,
    rejected integer not null default 0,
    hidden_sheets integer not null default 0,
    other_sheets integer not null default 0,
    not_read text[] not null default '{}',
    idempotency_key text not null,
    fingerprint text not null,
    created_at timestamptz(3) not null,
    committed_at timestamptz(3),
    unique (person, idempotency_key)
  );
  create unique index table_import_content on table_import (kind, subject, sha256)
    where state in ('WRITING', 'COMMITTED');
  ${protect('table_import', { read: OWN })}

  create table table_import_part (
    import_id uuid not null references table_import (id),
    number integer not null,
    content bytea not null,
    primary key (import_id, number)
  );
  ${protect('table_import_part', { read: 'false' })}

  create table table_import_line (
    import_id uuid not null references table_import (id),
    row integer not null,
    effect text not null,
    columns text[] not null,
    problems jsonb not null,
    primary key (import_id, row)
  );
  ${protect('table_import_line', {
    read: `exists (select from table_import where table_import.id = table_import_line.import_id and ${OWN})`,
  })}
  `,
  );
