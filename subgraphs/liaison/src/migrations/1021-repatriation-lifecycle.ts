import { migration, protect, visibleRow } from '@hub/subgraph-kit';
import {
  COORDINATION_ACTS,
  COORDINATION_LEVELS,
  HANDOVER_SIDES,
  REPATRIATION_PROOFS,
  REPATRIATION_REASONS,
} from '@hub/vocabulary';

const list = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(', ');
const OF_REPATRIATION = { read: visibleRow('repatriation', 'repatriation') };
/** Whoever sees one who moves with it sees the movement. */
const OF_A_MEMBER = 'exists (select from repatriation r where r.movement = repatriation_movement.id)';

/** The whole way of a repatriation: proofs, keys of a handover, who moves with whom, and who was told. */
export const repatriationLifecycleMigration = migration(
  1021,
  'RepatriationLifecycle',
  `
  alter table repatriation
    drop constraint repatriation_check1,
    drop constraint repatriation_check3,
    add constraint repatriation_pause check ((state in ('ON_HOLD', 'LOST_CONTACT')) = (held_from is not null)),
    add constraint repatriation_told check (released_at is not null or state in (
      'REQUESTED', 'ON_HOLD', 'LOST_CONTACT', 'WITHDRAWN', 'SELF_RETURNED', 'REFUSED', 'FOLLOW_UP', 'CLOSED'));

  alter table repatriation_step add column reason text check (reason in (${list(REPATRIATION_REASONS)}));

  create table repatriation_proof (
    id uuid primary key,
    repatriation uuid not null references repatriation (id),
    proof text not null check (proof in (${list(REPATRIATION_PROOFS)})),
    confirmed_on date not null,
    recorded_at timestamptz not null,
    office text not null,
    person text not null,
    ended_at timestamptz,
    ended_office text,
    ended_person text,
    check (num_nulls(ended_at, ended_office, ended_person) in (0, 3))
  );
  create unique index repatriation_proof_standing on repatriation_proof (repatriation, proof) where ended_at is null;
  create index repatriation_proof_by_repatriation on repatriation_proof (repatriation, recorded_at, id);
  ${protect('repatriation_proof', OF_REPATRIATION)}

  create table handover_confirmation (
    repatriation uuid not null references repatriation (id),
    transit integer not null,
    side text not null check (side in (${list(HANDOVER_SIDES)})),
    at timestamptz not null,
    office text not null,
    person text not null,
    primary key (repatriation, transit, side)
  );
  ${protect('handover_confirmation', OF_REPATRIATION)}

  create table repatriation_movement (
    id uuid primary key,
    version integer not null check (version > 0),
    counterpart uuid not null references counterpart_office (id),
    created_at timestamptz not null,
    office text not null,
    person text not null
  );
  create index repatriation_movement_by_counterpart on repatriation_movement (counterpart);
  alter table repatriation add column movement uuid references repatriation_movement (id);
  create index repatriation_by_movement on repatriation (movement) where movement is not null;
  ${protect('repatriation_movement', { read: OF_A_MEMBER })}

  create table repatriation_coordination (
    repatriation uuid not null references repatriation (id),
    office text not null,
    act text not null check (act in (${list(COORDINATION_ACTS)})),
    level text not null check (level in (${list(COORDINATION_LEVELS)})),
    at timestamptz not null,
    recorded_at timestamptz not null,
    recorded_office text,
    recorded_person text,
    primary key (repatriation, office, act),
    check (num_nulls(recorded_office, recorded_person) in (0, 2))
  );
  ${protect('repatriation_coordination', OF_REPATRIATION)}
  `,
);
