import { migration, protect } from '@hub/subgraph-kit';

/** The actor holds an office of the committee itself, of a kind that reads plans: its members, nobody above it. */
const isMemberOf = (column: string): string => `exists (
  select from office held
   where held.id = any ((select hub.offices())::uuid[]) and held.committee = ${column}
     and held.kind in ('CHAIR', 'VICE_CHAIR', 'FOCAL_POINT', 'PREVENTION_GROUP', 'SUPPRESSION_GROUP',
       'REHABILITATION_GROUP', 'SECRETARIAT', 'NATIONAL_DESK'))`;

const answered = (table: string): string => `
  alter table ${table}
    add column endorsement text,
    add column endorsement_remarks text,
    add column answered_on date,
    add column answered_as text;
  update ${table} set endorsement = 'ENDORSED', answered_on = endorsed_on, answered_as = endorsed_as
   where endorsed_on is not null;
  alter table ${table} add constraint ${table}_endorsement check (
    (endorsement is null) = (answered_on is null) and (endorsement is null) = (answered_as is null)
    and (endorsement is not distinct from 'ENDORSED') = (endorsed_on is not null)
    and (endorsement is distinct from 'NOT_ENDORSED' or endorsement_remarks is not null));`;

/** What members say of a plan in review, and what supervisors answered. */
export const planCommentMigration = migration(
  1196,
  'PlanComment',
  `
  create table plan_comment (
    id uuid primary key,
    plan uuid not null references action_plan (id),
    committee uuid not null references committee (id),
    activity uuid references plan_activity (id) on delete set null,
    words text not null,
    said_by uuid not null,
    office uuid not null references office (id),
    said_at timestamptz(3) not null,
    answer text,
    answered_by uuid,
    answered_at timestamptz(3),
    idempotency_key text not null,
    fingerprint text not null,
    unique (said_by, idempotency_key),
    check ((answer is null) = (answered_by is null) and (answer is null) = (answered_at is null))
  );
  create index plan_comment_by_plan on plan_comment (plan, said_at, id);
  create index plan_comment_by_activity on plan_comment (activity);
  ${protect('plan_comment', { read: isMemberOf('plan_comment.committee') })}
  ${answered('plan_activity')}
  ${answered('task')}
  `,
);
