import { migration, protect, visibleRow } from '@hub/subgraph-kit';
import { FOR_INVESTIGATION, INQUIRED_BY_ACTOR } from './actor-grounds.js';

/** Who sees that an operation is linked with a case sees the operation: police, and once it is done who sees the case. */
const LINKED = `exists (select from operation_case l where l.operation_id = operation.id)`;
const OF_OPERATION = (table: string): string => `exists (select from operation o where o.id = ${table}.operation_id)`;

/** Suspects of a case and operations of one or more, each with its sealed values in a table with a stricter policy. */
export const operationMigration = migration(
  1080,
  'Operation',
  `
  create table suspect (
    id uuid primary key,
    case_id uuid not null references case_file (id),
    roles text[] not null,
    status text not null,
    nationality text,
    version integer not null default 1,
    registered_by text not null,
    registered_through text not null,
    idempotency_key text not null,
    digest text not null,
    created_at timestamptz not null,
    erased_at timestamptz,
    unique (registered_by, idempotency_key)
  );
  create index suspect_by_case on suspect (case_id, created_at desc, id desc);
  ${protect('suspect', { read: INQUIRED_BY_ACTOR('suspect.case_id') })}

  create table suspect_value (
    suspect_id uuid not null references suspect (id),
    field text not null,
    sealed text not null,
    primary key (suspect_id, field)
  );
  ${protect('suspect_value', {
    read: `${FOR_INVESTIGATION} and exists (select from suspect s where s.id = suspect_value.suspect_id)`,
  })}

  create table operation (
    id uuid primary key,
    state text not null,
    version integer not null default 1,
    held_on date,
    district text,
    lead_office text,
    lead_unit text,
    planned_by text not null,
    planned_through text not null,
    idempotency_key text not null,
    digest text not null,
    created_at timestamptz not null,
    unique (planned_by, idempotency_key),
    check ((state = 'DONE') = (held_on is not null and district is not null)),
    check ((state = 'DONE') = (lead_office is not null or lead_unit is not null))
  );
  create table operation_case (
    operation_id uuid not null references operation (id),
    case_id uuid not null references case_file (id),
    done boolean not null default false,
    created_at timestamptz not null,
    primary key (operation_id, case_id)
  );
  create index operation_case_by_case on operation_case (case_id, created_at desc, operation_id desc);
  ${protect('operation', { read: LINKED })}
  ${protect('operation_case', {
    read: `(operation_case.done and ${visibleRow('case', 'operation_case.case_id')})
      or ${INQUIRED_BY_ACTOR('operation_case.case_id')}`,
  })}

  create table operation_count (
    operation_id uuid not null references operation (id),
    what text not null check (what in ('RESCUED', 'ARRESTED')),
    nationality text not null,
    n integer not null check (n > 0),
    primary key (operation_id, what, nationality)
  );
  ${protect('operation_count', { read: OF_OPERATION('operation_count') })}

  create table operation_value (
    operation_id uuid not null references operation (id),
    field text not null,
    sealed text not null,
    primary key (operation_id, field)
  );
  ${protect('operation_value', {
    read: `${FOR_INVESTIGATION} and exists (
      select from operation_case l where l.operation_id = operation_value.operation_id
         and ${INQUIRED_BY_ACTOR('l.case_id')})`,
  })}
  `,
);
