import { migration, protect, visibleRow } from '@hub/subgraph-kit';
import { ASSIGNED_TO_ACTOR, BROKEN_BY_ACTOR, CONSENTED, SHARED_WITH_ACTOR } from './actor-grounds.js';

const OWN = '(select hub.offices())::text[]';

/** Whoever sees the case; whom it is shared with only where they were invited. */
const READ = `${visibleRow('case', 'case_conference.case_id')} and (offices && ${OWN} or exists (
    select from row_access a
     where a.resource_type = 'case' and a.resource = case_conference.case_id and a.reason <> 'SHARE'
       and a.office = any (${OWN}) and (a.until is null or a.until > now())
     offset 0))`;

/** Words of a conference may be about each person of the case. */
const WORDS = `exists (
    select from case_conference c
     where c.id = conference_words.conference_id
       and (${ASSIGNED_TO_ACTOR('c.case_id')} or ${SHARED_WITH_ACTOR('c.case_id')})
       and not exists (
         select from person p where p.case_id = c.case_id and p.erased_at is null and not ${CONSENTED('p.id')}))`;

/** Conferences of a case: who was invited, who came, and what was said, sealed apart. */
export const caseConferenceMigration = migration(
  1101,
  'CaseConference',
  `
  create table case_conference (
    id uuid primary key,
    case_id uuid not null references case_file (id),
    state text not null,
    topics text[] not null,
    scheduled_at timestamptz not null,
    offices text[] not null,
    members jsonb not null,
    held_at timestamptz,
    tasks uuid[] not null default '{}',
    call_off_reason text,
    version integer not null default 1,
    convened_by text not null,
    convened_through text not null,
    idempotency_key text not null,
    fingerprint text not null,
    created_at timestamptz not null,
    unique (convened_by, idempotency_key),
    check ((state = 'HELD') = (held_at is not null)),
    check ((state = 'CALLED_OFF') = (call_off_reason is not null)),
    check (cardinality(offices) >= 2)
  );
  create index case_conference_by_case on case_conference (case_id, scheduled_at desc, id desc);
  create index case_conference_convened on case_conference (scheduled_at, id) where state = 'CONVENED';
  ${protect('case_conference', { read: READ })}

  create table conference_words (
    conference_id uuid not null references case_conference (id),
    office text not null,
    sealed text not null,
    primary key (conference_id, office)
  );
  ${protect('conference_words', { read: WORDS })}
  create policy broken_glass on conference_words for select using (exists (
    select from case_conference c where c.id = conference_words.conference_id and ${BROKEN_BY_ACTOR('c.case_id')}));
  `,
);
