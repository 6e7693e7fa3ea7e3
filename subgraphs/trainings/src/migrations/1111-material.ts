import { migration, protect } from '@hub/subgraph-kit';

/** Materials in versions, where copies of them went, and which a training used. */
export const materialMigration = migration(
  1111,
  'Material',
  `
  create table material (
    id uuid primary key,
    committee_id uuid not null,
    kind text not null,
    title_en text not null,
    title_th text not null,
    author text not null,
    topics text[] not null,
    note text,
    version integer not null default 1,
    created_at timestamptz(3) not null,
    created_by text not null,
    idempotency_key text not null,
    fingerprint text not null,
    unique (created_by, idempotency_key)
  );
  create index material_by_time on material (created_at desc, id desc);
  ${protect('material', { read: 'true' })}

  create table material_version (
    id uuid primary key,
    material_id uuid not null references material,
    number integer not null check (number > 0),
    issued_on date not null,
    changed text,
    languages text[] not null,
    sha256 text,
    entered_at timestamptz(3) not null,
    unique (material_id, number)
  );
  create index material_version_by_time on material_version (material_id, entered_at desc, id desc);
  ${protect('material_version', { read: 'true' })}

  create table material_distribution (
    id uuid primary key,
    material_id uuid not null references material,
    material_version_id uuid not null references material_version,
    place text not null,
    district text,
    committee_id uuid,
    copies integer check (copies > 0),
    lower_bound boolean not null,
    handed_on date not null,
    source text,
    recorded_by text not null,
    idempotency_key text not null,
    fingerprint text not null,
    unique (recorded_by, idempotency_key)
  );
  create index material_distribution_by_day on material_distribution (material_id, handed_on desc, id desc);
  create index material_distribution_by_district on material_distribution (district);
  ${protect('material_distribution', { read: 'true' })}

  create table training_material (
    training_event_id uuid not null references training_event on delete cascade,
    material_version_id uuid not null references material_version,
    primary key (training_event_id, material_version_id)
  );
  ${protect('training_material', { read: 'true' })}
  `,
);
