import { migration, protect } from '@hub/subgraph-kit';

/** Kinds of office that read who holds what; those with the scope `directory:read`. A test compares the two. */
const READER_KINDS = `'CHAIR', 'VICE_CHAIR', 'FOCAL_POINT', 'PREVENTION_GROUP', 'SUPPRESSION_GROUP',
    'REHABILITATION_GROUP', 'SECRETARIAT', 'NATIONAL_DESK', 'INQUIRY_POLICE', 'SHELTER', 'PARTNER', 'AUDITOR',
    'DATA_PROTECTION_OFFICER', 'ADMINISTRATOR'`;

/** The office is held by the actor, and reads the directory. */
export const READS_DIRECTORY_BY = (office: string): string =>
  `${office}.id = any ((select hub.offices())::uuid[]) and ${office}.kind in (${READER_KINDS})`;

/** The actor holds an office that reads the directory; looked up once per statement. */
export const READS_DIRECTORY = `(select exists (
    select from office o where ${READS_DIRECTORY_BY('o')}))`;

/** The row is about the actor. */
export const own = (column: string): string => `'person:' || ${column} = (select hub.actor_id())`;

/** Places, committees with their groups and seats, offices, and who holds them. */
export const committeesMigration = migration(
  1000,
  'Committees',
  `
  create table place (
    pcode text primary key check (pcode ~ '^[A-Z]{2,3}[0-9]{0,12}$'),
    level text not null,
    country text not null,
    parent text references place (pcode),
    within text[] not null check (within[array_length(within, 1)] = pcode),
    name_en text not null,
    name_th text,
    name_lo text,
    name_my text,
    aliases text[] not null default '{}',
    created_at timestamptz(3) not null default now()
  );
  create index place_by_time on place (created_at, pcode);
  create index place_by_level on place (level, created_at, pcode);
  create index place_within on place using gin (within);
  create index place_by_parent on place (parent, created_at, pcode);
  ${protect('place', { read: 'true' })}

  create table organization (
    id uuid primary key,
    name_en text not null,
    name_th text,
    agency_kind text not null,
    place text not null references place (pcode)
  );
  ${protect('organization', { read: 'true' })}

  create table committee (
    id uuid primary key,
    code text not null unique,
    name_en text not null,
    name_th text,
    level text not null,
    state text not null,
    place text not null references place (pcode),
    parent uuid references committee (id),
    established_year integer,
    established_as text,
    legal_basis text,
    member_count integer,
    created_at timestamptz(3) not null default now()
  );
  create unique index committee_active on committee (place) where state = 'ACTIVE';
  create index committee_by_place on committee (place);
  create index committee_by_time on committee (created_at, code);
  create index committee_by_level on committee (level, created_at, code);
  create index committee_by_parent on committee (parent, code);
  ${protect('committee', { read: 'true' })}

  create table committee_group (
    id uuid primary key,
    committee uuid not null references committee (id),
    ordinal integer not null,
    kind text not null,
    name_en text not null,
    duties text[] not null,
    unique (committee, ordinal)
  );
  ${protect('committee_group', { read: 'true' })}

  create table seat (
    id uuid primary key,
    committee_group uuid not null references committee_group (id),
    ordinal integer not null,
    title_en text not null,
    title_th text,
    role text not null,
    organization uuid not null references organization (id),
    unique (committee_group, ordinal)
  );
  ${protect('seat', { read: 'true' })}

  create table office (
    id uuid primary key,
    kind text not null,
    committee uuid references committee (id),
    title_en text not null,
    jurisdiction text[] not null
  );
  create index office_by_committee on office (committee, id);
  ${protect('office', { read: 'true' })}

  create table official (
    id uuid primary key,
    name text not null,
    title text not null,
    organization uuid references organization (id)
  );
  ${protect('official', { read: `${READS_DIRECTORY} or ${own('official.id')}` })}

  create table appointment (
    id uuid primary key,
    official uuid not null references official (id),
    office uuid not null references office (id),
    starts_at timestamptz(3) not null,
    ends_at timestamptz(3) not null check (ends_at >= starts_at),
    made_by text not null,
    idempotency_key text not null,
    fingerprint text not null,
    ended_by text,
    check ((ends_at at time zone 'UTC') <= (starts_at at time zone 'UTC') + interval '24 months'),
    unique (made_by, idempotency_key)
  );
  create index appointment_by_office on appointment (office, ends_at);
  create index appointment_by_official on appointment (official, ends_at);
  ${protect('appointment', { read: `${READS_DIRECTORY} or ${own('appointment.official')}` })}
  `,
);
