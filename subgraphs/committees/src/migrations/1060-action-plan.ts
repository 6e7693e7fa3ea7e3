import { migration, protect } from '@hub/subgraph-kit';

/** Kinds of office that read what stands in a plan; those with the scope `plan:read`. A test compares the two. */
const READER_KINDS = `'CHAIR', 'VICE_CHAIR', 'FOCAL_POINT', 'PREVENTION_GROUP', 'SUPPRESSION_GROUP',
    'REHABILITATION_GROUP', 'SECRETARIAT', 'NATIONAL_DESK'`;

/** The actor holds an office of the committee, or of the one above it, or the national desk. */
export const readsPlanOf = (column: string): string => `exists (
  select from office held join committee c on c.id = ${column}
   where held.id = any ((select hub.offices())::uuid[]) and held.kind in (${READER_KINDS})
     and (held.committee in (c.id, c.parent) or held.kind = 'NATIONAL_DESK'))`;

/** Annual plans: that there is one, how far it has come and its sums are public, what stands in it is not. */
export const actionPlanMigration = migration(
  1060,
  'ActionPlan',
  `
  create table action_plan (
    id uuid primary key,
    committee uuid not null references committee (id),
    financial_year integer not null,
    title text not null,
    state text not null,
    version integer not null,
    return_reason text check ((state = 'RETURNED') = (return_reason is not null)),
    within_mandate bigint not null default 0,
    proposed bigint not null default 0,
    allocated bigint not null default 0,
    spent bigint not null default 0,
    submitted_at timestamptz(3),
    accepted_at timestamptz(3),
    drafted_by text not null,
    idempotency_key text not null,
    fingerprint text not null,
    unique (committee, financial_year),
    unique (drafted_by, idempotency_key)
  );
  ${protect('action_plan', { read: 'true' })}

  create table plan_activity (
    id uuid primary key,
    plan uuid not null references action_plan (id),
    committee uuid not null references committee (id),
    ordinal integer not null,
    kind text not null,
    title text not null,
    problem text,
    solution text,
    quarters integer[] not null,
    official uuid not null references official (id),
    agencies uuid[] not null,
    state text not null,
    endorsed_on date,
    endorsed_as text,
    endorsed_by text,
    check ((endorsed_on is null) = (endorsed_as is null) and (endorsed_on is null) = (endorsed_by is null))
  );
  create index plan_activity_by_plan on plan_activity (plan, ordinal);
  create index plan_activity_by_official on plan_activity (official);
  ${protect('plan_activity', { read: readsPlanOf('plan_activity.committee') })}

  create table budget_line (
    id uuid primary key,
    activity uuid not null references plan_activity (id) on delete cascade,
    plan uuid not null references action_plan (id),
    committee uuid not null references committee (id),
    ordinal integer not null,
    source text not null,
    proposed bigint not null check (proposed >= 0),
    allocated bigint check (allocated is null or allocated >= 0 and source <> 'WITHIN_MANDATE'),
    spent bigint check (spent >= 0 and spent <= coalesce(allocated, case when source = 'WITHIN_MANDATE' then proposed else 0 end))
  );
  create index budget_line_by_activity on budget_line (activity, ordinal);
  create index budget_line_by_plan on budget_line (plan);
  ${protect('budget_line', { read: readsPlanOf('budget_line.committee') })}

  create table plan_review (
    plan uuid not null references action_plan (id),
    committee uuid not null references committee (id),
    quarter integer not null check (quarter between 1 and 4),
    held_on date not null,
    planned integer not null,
    under_way integer not null,
    done integer not null,
    dropped integer not null,
    person text not null,
    office uuid not null references office (id),
    created_at timestamptz(3) not null,
    primary key (plan, quarter)
  );
  ${protect('plan_review', { read: readsPlanOf('plan_review.committee') })}

  create table plan_step (
    plan uuid not null references action_plan (id),
    version integer not null,
    committee uuid not null references committee (id),
    state text not null,
    reason text,
    person text not null,
    office uuid not null references office (id),
    created_at timestamptz(3) not null,
    primary key (plan, version)
  );
  ${protect('plan_step', { read: readsPlanOf('plan_step.committee') })}
  `,
);
