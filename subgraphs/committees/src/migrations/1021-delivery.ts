import { migration, protect } from '@hub/subgraph-kit';

const OFFICES = '(select hub.offices())::text[]';

/** The actor watches over every office. */
const WATCHES = `(select exists (
    select from office o where o.id::text = any (${OFFICES}) and o.kind in ('AUDITOR', 'DATA_PROTECTION_OFFICER')))`;

/** Offices of the committees that the actor leads. */
const LED = `(select array (
    select o.id from office o
      join office mine on mine.committee = o.committee and mine.kind in ('CHAIR', 'VICE_CHAIR')
     where mine.id::text = any (${OFFICES})))`;

/** What is to be sent to which channel, and what became of it. */
export const deliveryMigration = migration(
  1021,
  'Delivery',
  `
  create table delivery (
    id uuid primary key default gen_random_uuid(),
    record text not null,
    channel uuid not null references channel (id),
    kind text not null,
    about text not null,
    person uuid,
    office uuid references office (id),
    rule text,
    urgency text,
    inbox text,
    number bigint,
    state text not null default 'WAITING',
    outcome text,
    attempts integer not null default 0,
    next_at timestamptz(3) not null default clock_timestamp(),
    sent_at timestamptz(3),
    created_at timestamptz(3) not null default clock_timestamp(),
    unique (record, channel)
  );
  create index delivery_due on delivery (kind, attempts, next_at) where state = 'WAITING';
  create index delivery_by_channel on delivery (channel, created_at);
  create index delivery_by_person on delivery (person, created_at);
  create index delivery_by_office on delivery (office, created_at desc, id desc);
  ${protect('delivery', {
    read: `delivery.office::text = any (${OFFICES}) or ${WATCHES} or delivery.office = any (${LED}::uuid[])`,
  })}
  `,
);
