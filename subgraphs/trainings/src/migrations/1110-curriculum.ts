import { migration, protect } from '@hub/subgraph-kit';

/** Curricula in versions, and which of them a training taught. */
export const curriculumMigration = migration(
  1110,
  'Curriculum',
  `
  create table curriculum (
    id uuid primary key,
    committee_id uuid not null,
    title_en text not null,
    title_th text not null,
    author text not null,
    source text,
    version integer not null default 1,
    created_at timestamptz(3) not null,
    created_by text not null,
    idempotency_key text not null,
    fingerprint text not null,
    unique (created_by, idempotency_key)
  );
  create index curriculum_by_time on curriculum (created_at desc, id desc);
  ${protect('curriculum', { read: 'true' })}

  create table curriculum_version (
    id uuid primary key,
    curriculum_id uuid not null references curriculum,
    number integer not null check (number > 0),
    state text not null,
    changed text,
    drafted_at timestamptz(3) not null,
    published_on date,
    check ((state = 'DRAFT') = (published_on is null)),
    unique (curriculum_id, number)
  );
  create unique index curriculum_version_draft on curriculum_version (curriculum_id) where state = 'DRAFT';
  create unique index curriculum_version_published on curriculum_version (curriculum_id) where state = 'PUBLISHED';
  create index curriculum_version_by_time on curriculum_version (curriculum_id, drafted_at desc, id desc);
  ${protect('curriculum_version', { read: 'true' })}

  create table curriculum_module (
    id uuid primary key,
    curriculum_version_id uuid not null references curriculum_version on delete cascade,
    ordinal integer not null,
    title_en text not null,
    title_th text not null,
    topics text[] not null,
    unique (curriculum_version_id, ordinal)
  );
  ${protect('curriculum_module', { read: 'true' })}

  create table presentation (
    id uuid primary key,
    module_id uuid not null references curriculum_module on delete cascade,
    ordinal integer not null,
    title_en text not null,
    title_th text not null,
    topics text[] not null,
    minutes integer not null check (minutes > 0),
    stage text,
    unique (module_id, ordinal)
  );
  ${protect('presentation', { read: 'true' })}

  create table training_curriculum (
    training_event_id uuid primary key references training_event on delete cascade,
    curriculum_version_id uuid not null references curriculum_version,
    modules uuid[] not null
  );
  ${protect('training_curriculum', { read: 'true' })}
  `,
);
