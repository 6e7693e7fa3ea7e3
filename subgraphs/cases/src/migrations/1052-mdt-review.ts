import { migration, protect, visibleRow } from '@hub/subgraph-kit';
import { BROKEN_FOR_PERSON, CONSENTED } from './actor-grounds.js';

/** Reviews of a case by a team, what each member thought of a person, sealed, and who decided about a person. */
export const mdtReviewMigration = migration(
  1052,
  'MdtReview',
  `
  alter table person add column decided_by text, add column decided_at timestamptz;

  create table mdt_review (
    id uuid primary key,
    case_id uuid not null references case_file (id),
    members jsonb not null,
    deciding_body text,
    decisions jsonb not null,
    reflection_days integer,
    recorded_by text not null,
    recorded_through text not null,
    idempotency_key text not null,
    digest text not null,
    created_at timestamptz not null,
    unique (recorded_by, idempotency_key),
    check (decisions = '[]' or (deciding_body is not null and jsonb_array_length(members) >= 2))
  );
  create index mdt_review_by_case on mdt_review (case_id, created_at);
  ${protect('mdt_review', { read: visibleRow('case_person', 'mdt_review.case_id') })}

  create table mdt_opinion (
    review_id uuid not null references mdt_review (id),
    person_id uuid not null references person (id),
    discipline text not null,
    sealed text not null,
    primary key (review_id, person_id, discipline)
  );
  create index mdt_opinion_by_person on mdt_opinion (person_id);
  ${protect('mdt_opinion', { read: CONSENTED('mdt_opinion.person_id') })}
  create policy broken_glass on mdt_opinion for select using (${BROKEN_FOR_PERSON('mdt_opinion.person_id')});
  `,
);
