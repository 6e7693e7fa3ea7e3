import { migration, protect } from '@hub/subgraph-kit';
import { DISCLOSURE_ENDINGS, DISCLOSURE_FIELDS } from '@hub/vocabulary';

const list = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(', ');

/** Packages of who returns, for one official of the other side: granted by the liaison desk, sealed and kept here. */
export const disclosureMigration = migration(
  1165,
  'Disclosure',
  `
  create table disclosure (
    id uuid primary key,
    case_id uuid not null references case_file (id),
    ref text not null,
    office text not null,
    contact text not null,
    until timestamptz not null,
    granted_at timestamptz not null,
    fields text[] check (fields <@ array[${list(DISCLOSURE_FIELDS)}]),
    token text,
    sealed text,
    wrong_codes integer not null default 0,
    sealed_at timestamptz,
    sealed_by text,
    sealed_through text,
    opened_at timestamptz,
    ended_at timestamptz,
    ending text check (ending in (${list(DISCLOSURE_ENDINGS)})),
    check (num_nulls(fields, sealed_at, sealed_by, sealed_through) in (0, 4)),
    check ((token is null) = (sealed is null)),
    check (sealed is null or (opened_at is null and ended_at is null)),
    check ((ended_at is null) = (ending is null)),
    check (opened_at is null or (sealed_at is not null and ended_at is null))
  );
  create index disclosure_by_case on disclosure (case_id);
  create index disclosure_of_contact on disclosure (office, ref, contact);
  create index disclosure_waiting on disclosure (until) where opened_at is null and ended_at is null;
  ${protect('disclosure', { read: 'false' })}

  create table disclosure_person (
    disclosure uuid not null references disclosure (id),
    person_id uuid not null references person (id),
    consent uuid not null references consent (id),
    primary key (disclosure, person_id)
  );
  create index disclosure_person_by_person on disclosure_person (person_id);
  create index disclosure_person_by_consent on disclosure_person (consent);
  ${protect('disclosure_person', { read: 'false' })}
  `,
);
