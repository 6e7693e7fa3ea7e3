import { migration, protect, visibleRow } from '@hub/subgraph-kit';
import { BROKEN_BY_ACTOR, BROKEN_FOR_PERSON } from './actor-grounds.js';

/** An inbox of notices about access, owned as `access:<office>`. */
const OWN_NOTICES = `owner like 'access:%' and substr(owner, 8) = any ((select hub.offices())::text[])`;

/** Emergency access: who opened which case, until when, and what a second person thought of it. */
export const breakGlassMigration = migration(
  1010,
  'BreakGlass',
  `
  create table break_glass (
    id uuid primary key,
    case_id uuid not null references case_file (id),
    person text not null,
    office text not null,
    appointment text not null,
    idempotency_key text not null,
    digest text not null,
    sealed_reason text not null,
    told text[] not null,
    opened_at timestamptz not null,
    until timestamptz not null check (until <= opened_at + interval '60 minutes'),
    ended_at timestamptz,
    review_by timestamptz not null,
    remind_at timestamptz,
    unique (person, idempotency_key),
    unique (id, person)
  );
  create index break_glass_by_case on break_glass (case_id, person);
  create index break_glass_by_time on break_glass (opened_at desc, id desc);
  create index break_glass_to_remind on break_glass (remind_at) where remind_at is not null;
  ${protect('break_glass', {
    read: `('person:' || person = (select hub.actor_id()) and office = any ((select hub.offices())::text[]))
      or ${visibleRow('break_glass', 'break_glass.id')}`,
  })}

  create table break_glass_review (
    break_glass uuid primary key,
    opener text not null,
    verdict text not null check (verdict in ('JUSTIFIED', 'NOT_JUSTIFIED')),
    person text not null check (person <> opener),
    office text not null,
    appointment text not null,
    sealed_note text,
    reviewed_at timestamptz not null,
    foreign key (break_glass, opener) references break_glass (id, person)
  );
  ${protect('break_glass_review', {
    read: 'exists (select from break_glass b where b.id = break_glass_review.break_glass)',
  })}

  create policy broken_glass on report for select using (${BROKEN_BY_ACTOR('report.case_id')});
  create policy broken_glass on person_value for select using (${BROKEN_FOR_PERSON('person_value.person_id')});
  create policy broken_glass on person_token for select using (${BROKEN_FOR_PERSON('person_token.person_id')});
  create policy access_notices on inbox for select using (${OWN_NOTICES});
  create policy access_notices on inbox_entry for select using (
    inbox in (select id from inbox where ${OWN_NOTICES}));
  `,
);
