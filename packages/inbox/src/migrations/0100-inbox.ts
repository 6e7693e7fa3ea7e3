import { migration, protect } from '@hub/store';

const OWN_OFFICE = 'owner = any ((select hub.offices())::text[])';
const OWN_INBOX = `inbox in (select id from inbox where ${OWN_OFFICE})`;

/** Numbered inboxes of offices. Only system jobs write; an office reads its own. */
export const inboxMigration = migration(
  100,
  'Inbox',
  `
  create table inbox (
    id bigint generated always as identity primary key,
    owner text not null unique,
    head bigint not null default 0 check (head >= 0)
  );
  ${protect('inbox', { read: OWN_OFFICE })}

  create table inbox_entry (
    inbox bigint not null references inbox (id),
    number bigint not null check (number > 0),
    event uuid not null,
    rule text,
    body jsonb not null,
    created_at timestamptz not null default clock_timestamp(),
    primary key (inbox, number),
    unique (inbox, event)
  );
  ${protect('inbox_entry', { read: OWN_INBOX })}

  create table acknowledgement (
    inbox bigint not null,
    number bigint not null,
    person text not null,
    appointment text not null,
    kind text not null check (kind in ('SEEN', 'ACCEPTED', 'DECLINED')),
    at timestamptz not null default clock_timestamp(),
    note text,
    primary key (inbox, number, person, kind),
    foreign key (inbox, number) references inbox_entry (inbox, number)
  );
  create unique index acknowledgement_accepted on acknowledgement (inbox, number) where kind = 'ACCEPTED';
  ${protect('acknowledgement', { read: OWN_INBOX })}
  `,
);
