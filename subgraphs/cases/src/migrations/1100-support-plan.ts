import { migration, protect, visibleRow } from '@hub/subgraph-kit';
import { BROKEN_FOR_PERSON, CONSENTED } from './actor-grounds.js';

/** Agreed plans of support with their goals, and follow-ups of persons; what was said in words lies sealed apart. */
export const supportPlanMigration = migration(
  1100,
  'SupportPlan',
  `
  create table support_plan (
    id uuid primary key,
    case_id uuid not null references case_file (id),
    person_id uuid not null references person (id),
    version integer not null,
    agreed_on date not null,
    agreed_by text not null,
    superseded_at timestamptz,
    recorded_by text not null,
    recorded_through text not null,
    idempotency_key text not null,
    digest text not null,
    created_at timestamptz not null,
    unique (recorded_by, idempotency_key)
  );
  create unique index support_plan_current on support_plan (person_id) where superseded_at is null;
  create index support_plan_by_person on support_plan (person_id, created_at desc, id desc);
  ${protect('support_plan', { read: visibleRow('case_person', 'support_plan.case_id') })}

  create table support_goal (
    id uuid primary key,
    plan_id uuid not null references support_plan (id),
    case_id uuid not null references case_file (id),
    person_id uuid not null references person (id),
    position integer not null,
    type text not null,
    office text,
    organization text,
    target_on date not null,
    status text not null,
    drop_reason text,
    ended_on date,
    unique (plan_id, position),
    constraint support_goal_shelter_unnamed check (
      type <> 'SAFE_ACCOMMODATION' or (office is null and organization is null)),
    check ((status = 'OPEN') = (ended_on is null)),
    check ((status = 'DROPPED') = (drop_reason is not null))
  );
  ${protect('support_goal', { read: visibleRow('case_person', 'support_goal.case_id') })}

  create table follow_up (
    id uuid primary key,
    case_id uuid not null references case_file (id),
    person_id uuid not null references person (id),
    held_on date not null,
    method text not null,
    wellbeing text not null,
    risk text not null,
    next_due_on date,
    task_id uuid references case_task (id),
    recorded_by text not null,
    recorded_through text not null,
    idempotency_key text not null,
    digest text not null,
    created_at timestamptz not null,
    unique (recorded_by, idempotency_key),
    check (next_due_on > held_on)
  );
  create index follow_up_by_person on follow_up (person_id, created_at desc, id desc);
  ${protect('follow_up', { read: visibleRow('case_person', 'follow_up.case_id') })}

  create table support_words (
    row_id uuid primary key,
    person_id uuid not null references person (id),
    sealed text not null
  );
  create index support_words_by_person on support_words (person_id);
  ${protect('support_words', { read: CONSENTED('support_words.person_id') })}
  create policy broken_glass on support_words for select using (${BROKEN_FOR_PERSON('support_words.person_id')});
  `,
);
