import { migration, protect } from '@hub/subgraph-kit';

const HOURS = (column: string): string => `check (jsonb_typeof(${column}) = 'array')`;

/**
 * Hours as data, contacts with their channels, who confirmed an office and until when. Hours told in words cannot be
 * read and are told anew; a phone number becomes the first channel of its contact.
 */
export const counterpartDirectoryMigration = migration(
  1060,
  'CounterpartDirectory',
  `
  alter table counterpart_office
    alter column duty_hours type jsonb using '[]'::jsonb,
    add ${HOURS('duty_hours')},
    add column verify_every_days integer not null default 90 check (verify_every_days between 7 and 365),
    add column verified_by text,
    add column verified_office text,
    add column version integer not null default 1 check (version > 0),
    add check (num_nulls(verified_by, verified_office) in (0, 2));

  alter table liaison_contact
    alter column phone type jsonb using jsonb_build_array(jsonb_build_object('kind', 'PHONE', 'address', phone)),
    add column role text not null default 'Contact',
    add column languages text[] not null default '{}',
    add column hours jsonb ${HOURS('hours')},
    add column call_order integer not null default 1 check (call_order between 1 and 99);
  alter table liaison_contact rename column phone to channels;
  alter table liaison_contact alter column role drop default, alter column languages drop default;
  alter table liaison_contact add ${HOURS('channels')};
  drop index liaison_contact_by_counterpart;
  create index liaison_contact_by_counterpart on liaison_contact (counterpart, call_order, name, id);

  alter table liaison_assignment drop constraint liaison_assignment_check, add check (until >= since);
  alter table liaison_assignment drop constraint liaison_assignment_committee_counterpart_since_key;
  create unique index liaison_assignment_running on liaison_assignment (committee, counterpart) where until is null;

  create table directory_key (
    caller text not null,
    key text not null,
    input_hash text not null,
    made uuid not null,
    created_at timestamptz not null,
    primary key (caller, key)
  );
  ${protect('directory_key', { read: 'false' })}
  `,
);
