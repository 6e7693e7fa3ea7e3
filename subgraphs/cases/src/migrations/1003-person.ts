import { migration, protect, visibleRow } from '@hub/subgraph-kit';
import { CONSENTED } from './actor-grounds.js';

/** Persons of a case: codes in one table, sealed values in another with a stricter policy, consents in a third. */
export const personMigration = migration(
  1003,
  'Person',
  `
  create table person (
    id uuid primary key,
    case_id uuid not null references case_file (id),
    sex text not null,
    age_band text,
    citizenship text,
    trafficking_status text not null,
    exploitation_types text[] not null,
    version integer not null default 1,
    registered_by text not null,
    registered_through text not null,
    idempotency_key text not null,
    digest text not null,
    created_at timestamptz not null,
    erased_at timestamptz,
    unique (registered_by, idempotency_key)
  );
  create index person_by_case on person (case_id, created_at desc, id desc);
  ${protect('person', { read: visibleRow('case_person', 'person.case_id') })}

  create table consent (
    id uuid primary key,
    person_id uuid not null references person (id),
    case_id uuid not null references case_file (id),
    basis text not null,
    purposes text[] not null,
    recipients text[] not null,
    interview boolean not null,
    purpose_explained boolean not null,
    use_explained boolean not null,
    non_identifying_use boolean not null,
    right_to_access boolean not null,
    retention_explained boolean not null,
    withdrawal_explained boolean not null,
    given_at timestamptz not null,
    until timestamptz,
    withdrawn_at timestamptz,
    withdrawn_by text,
    recorded_by text not null,
    recorded_through text not null,
    idempotency_key text not null,
    fingerprint text not null,
    unique (recorded_by, idempotency_key)
  );
  create index consent_by_person on consent (person_id, given_at);
  create index consent_by_case on consent (case_id);
  ${protect('consent', { read: visibleRow('case_person', 'consent.case_id') })}

  create table person_value (
    person_id uuid not null references person (id),
    value_group text not null,
    field text not null,
    sealed text not null,
    primary key (person_id, value_group, field)
  );
  ${protect('person_value', { read: CONSENTED('person_value.person_id') })}

  insert into row_access (resource_type, resource, office, reason, until, created_at)
  select 'case_person', a.resource, a.office, a.reason, a.until, a.created_at
    from row_access a join directory_record d on d.kind = 'office' and d.id = a.office
   where a.resource_type = 'case' and a.reason <> 'A3'
     and d.data ->> 'kind' in ('SUPPRESSION_GROUP', 'REHABILITATION_GROUP', 'SECRETARIAT', 'INQUIRY_POLICE', 'SHELTER', 'PARTNER');
  `,
);
