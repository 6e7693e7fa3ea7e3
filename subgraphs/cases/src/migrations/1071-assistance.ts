import { migration, protect, visibleRow } from '@hub/subgraph-kit';
import { CONSENTED } from './actor-grounds.js';

const BROKEN_BY_ACTOR = `exists (
    select from assistance a join break_glass b on b.case_id = a.case_id
     where a.id = assistance_value.assistance_id and 'person:' || b.person = (select hub.actor_id())
       and b.office = any ((select hub.offices())::text[]) and b.ended_at is null and b.until > now()
       and (select (hub.actor())[4]) = 'PROTECTION')`;

/** Help for a person of a case: codes and dates in one table, amounts and notes sealed in another. */
export const assistanceMigration = migration(
  1071,
  'Assistance',
  `
  create table assistance (
    id uuid primary key,
    case_id uuid not null references case_file (id),
    person_id uuid not null references person (id),
    type text not null,
    status text not null,
    office text,
    organization text,
    planned_on date,
    started_on date,
    ended_on date,
    outcome text,
    shelter_needs text[] not null,
    version integer not null default 1,
    created_by text not null,
    created_through text not null,
    idempotency_key text not null,
    digest text not null,
    created_at timestamptz not null,
    unique (created_by, idempotency_key),
    constraint assistance_shelter_unnamed check (
      type <> 'SAFE_ACCOMMODATION' or (office is null and organization is null))
  );
  create index assistance_by_case on assistance (case_id, created_at desc, id desc);
  create index assistance_by_person on assistance (person_id, created_at desc, id desc);
  ${protect('assistance', { read: visibleRow('case_person', 'assistance.case_id') })}

  create table assistance_value (
    assistance_id uuid not null references assistance (id),
    person_id uuid not null references person (id),
    field text not null,
    sealed text not null,
    primary key (assistance_id, field)
  );
  create index assistance_value_by_person on assistance_value (person_id);
  ${protect('assistance_value', { read: CONSENTED('assistance_value.person_id') })}
  create policy broken_glass on assistance_value for select using (${BROKEN_BY_ACTOR});
  `,
);
