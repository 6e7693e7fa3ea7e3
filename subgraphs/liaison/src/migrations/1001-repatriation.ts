import { migration, protect, visibleRow } from '@hub/subgraph-kit';
import { NEEDS_FLAGS, PERSONS_BANDS, REPATRIATION_DIRECTIONS, REPATRIATION_STATES } from '@hub/vocabulary';

const list = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(', ');
const OWN_OFFICE = 'office = any ((select hub.offices())::text[])';

/** Repatriations, and beside them the only rows a counterpart office can reach. */
export const repatriationMigration = migration(
  1001,
  'Repatriation',
  `
  create table repatriation (
    id uuid primary key,
    ref text not null unique check (ref ~ '^REP-[A-Z2-7]{6}$'),
    direction text not null check (direction in (${list(REPATRIATION_DIRECTIONS)})),
    state text not null check (state in (${list(REPATRIATION_STATES)})),
    held_from text check (held_from in (${list(REPATRIATION_STATES)})),
    crossing uuid references border_crossing (id),
    window_start date,
    window_end date check (window_end >= window_start),
    persons_band text not null check (persons_band in (${list(PERSONS_BANDS)})),
    needs_flags text[] not null check (needs_flags <@ array[${list(NEEDS_FLAGS)}]),
    lead_committee text not null,
    counterpart uuid not null references counterpart_office (id),
    case_id text not null,
    version integer not null check (version > 0),
    created_at timestamptz not null,
    released_at timestamptz,
    released_by text,
    release_office text,
    legal_basis text,
    check ((state = 'ON_HOLD') = (held_from is not null)),
    check (num_nulls(released_at, released_by, release_office, legal_basis) in (0, 4)),
    check (released_at is not null or state in ('REQUESTED', 'ON_HOLD', 'WITHDRAWN'))
  );
  create index repatriation_by_time on repatriation (created_at desc, id desc);
  create index repatriation_by_state on repatriation (state, created_at desc, id desc);
  create index repatriation_by_committee on repatriation (lead_committee, created_at desc, id desc);
  create index repatriation_by_case on repatriation (case_id, created_at desc, id desc);
  create index repatriation_by_counterpart on repatriation (counterpart);
  create index repatriation_by_crossing on repatriation (crossing);
  ${protect('repatriation', { read: visibleRow('repatriation', 'id') })}

  create table repatriation_step (
    repatriation uuid not null references repatriation (id),
    version integer not null,
    state text not null check (state in (${list(REPATRIATION_STATES)})),
    at timestamptz not null,
    office text not null,
    person text not null,
    primary key (repatriation, version)
  );
  ${protect('repatriation_step', { read: visibleRow('repatriation', 'repatriation') })}

  create table repatriation_update (
    id uuid primary key,
    office text not null,
    ref text not null,
    body jsonb not null,
    created_at timestamptz not null,
    unique (office, ref)
  );
  create index repatriation_update_by_office on repatriation_update (office, created_at desc, id desc);
  ${protect('repatriation_update', { read: OWN_OFFICE })}

  create table idempotency_record (
    caller text not null,
    key text not null,
    input_hash text not null,
    repatriation uuid not null references repatriation (id) deferrable initially deferred,
    created_at timestamptz not null,
    primary key (caller, key)
  );
  create index idempotency_record_by_repatriation on idempotency_record (repatriation);
  ${protect('idempotency_record', { read: 'false' })}
  `,
);
