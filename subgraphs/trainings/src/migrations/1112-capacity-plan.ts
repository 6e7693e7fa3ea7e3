import { migration, protect } from '@hub/subgraph-kit';

/** What a committee means to meet and train for in a financial year, and what fulfilled it. */
export const capacityPlanMigration = migration(
  1112,
  'CapacityPlan',
  `
  create table capacity_plan (
    id uuid primary key,
    committee_id uuid not null,
    financial_year integer not null,
    begins_on date not null,
    state text not null,
    version integer not null default 1,
    agreed_on date,
    closed_on date,
    drafted_by text not null,
    idempotency_key text not null,
    fingerprint text not null,
    unique (committee_id, financial_year),
    unique (drafted_by, idempotency_key)
  );
  create index capacity_plan_by_year on capacity_plan (committee_id, begins_on desc, id desc);
  ${protect('capacity_plan', { read: 'true' })}

  create table capacity_activity (
    id uuid primary key,
    plan uuid not null references capacity_plan,
    ordinal integer not null,
    kind text not null,
    title text not null,
    topics text[] not null,
    curriculum_id uuid references curriculum,
    quarter integer not null check (quarter between 1 and 4),
    wanted integer not null check (wanted > 0),
    training_event_id uuid unique references training_event,
    held_on date,
    came integer check (came >= 0),
    unique (plan, ordinal),
    check ((held_on is null) = (came is null)),
    check (case kind when 'MEETING' then training_event_id is null else held_on is null end)
  );
  ${protect('capacity_activity', { read: 'true' })}
  `,
);
