import { migration, protect } from '@hub/subgraph-kit';
import { READS_DIRECTORY } from './1000-committees.js';
import { readsPlanOf } from './1060-action-plan.js';

/**
 * Orders of appointment: that there is one, its days and what it rests on are public; its number and signer are read
 * with the directory; what it says, what was said of it and its document by its committee and those above it.
 */
export const appointmentOrderMigration = migration(
  1071,
  'AppointmentOrder',
  `
  create table appointment_order (
    id uuid primary key,
    committee uuid not null references committee (id),
    drafted_on date not null,
    signed_on date check (signed_on >= drafted_on),
    legal_bases text[] not null,
    revision integer not null,
    created_at timestamptz(3) not null
  );
  create index appointment_order_by_committee on appointment_order (committee, created_at desc, id desc);
  ${protect('appointment_order', { read: 'true' })}

  create table order_revision (
    order_id uuid not null references appointment_order (id),
    committee uuid not null references committee (id),
    revision integer not null,
    objectives text not null,
    organizations uuid[] not null,
    person text not null,
    office uuid not null references office (id),
    created_at timestamptz(3) not null,
    primary key (order_id, revision)
  );
  ${protect('order_revision', { read: readsPlanOf('order_revision.committee') })}

  create table order_comment (
    id uuid primary key,
    order_id uuid not null references appointment_order (id),
    committee uuid not null references committee (id),
    revision integer not null,
    words text not null,
    organization uuid references organization (id),
    person text not null,
    office uuid not null references office (id),
    idempotency_key text not null,
    fingerprint text not null,
    created_at timestamptz(3) not null,
    unique (person, idempotency_key)
  );
  create index order_comment_by_order on order_comment (order_id, created_at desc, id desc);
  ${protect('order_comment', { read: readsPlanOf('order_comment.committee') })}

  create table order_signature (
    order_id uuid primary key references appointment_order (id),
    number text not null,
    signed_as text not null
  );
  ${protect('order_signature', { read: READS_DIRECTORY })}

  create table order_document (
    id uuid primary key,
    order_id uuid not null references appointment_order (id),
    committee uuid not null references committee (id),
    type text not null,
    size integer not null check (size between 1 and 20971520),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    stripped boolean,
    added_by text not null,
    added_through uuid not null references office (id),
    idempotency_key text not null,
    fingerprint text not null,
    door_until timestamptz not null,
    taken_at timestamptz,
    kept_at timestamptz,
    created_at timestamptz(3) not null,
    unique (added_by, idempotency_key),
    check ((kept_at is null) = (stripped is null)),
    check (kept_at is null or taken_at is not null)
  );
  create index order_document_by_order on order_document (order_id, created_at desc, id desc);
  ${protect('order_document', { read: `order_document.kept_at is not null and ${readsPlanOf('order_document.committee')}` })}

  create table order_document_key (
    document uuid primary key references order_document (id),
    committee uuid not null references committee (id),
    sealed text not null
  );
  ${protect('order_document_key', { read: readsPlanOf('order_document_key.committee') })}
  `,
);
