import { migration, protect, visibleRow } from '@hub/subgraph-kit';
import { BROKEN_FOR_PERSON, CONSENTED } from './actor-grounds.js';

/** What version 1 of the form asks for; a later version is a row of a later migration. */
const FIRST_FORM = [
  ...['ABUSE_OF_VULNERABILITY', 'DECEPTION', 'RESTRICTION_OF_MOVEMENT', 'ISOLATION', 'VIOLENCE', 'THREATS'],
  ...['PAPERS_WITHHELD', 'WAGES_WITHHELD', 'DEBT_BONDAGE', 'ABUSIVE_CONDITIONS', 'EXCESSIVE_OVERTIME'],
  ...['RECRUITED_FOR_EXPLOITATION', 'TRANSPORTED_FOR_EXPLOITATION', 'HARBOURED_FOR_EXPLOITATION'],
  ...['SOLD_OR_HANDED_OVER', 'SEXUALLY_EXPLOITED', 'FORCED_INTO_OFFENCES'],
  ...['UNDER_WORKING_AGE', 'HAZARDOUS_WORK_OF_CHILD', 'KEPT_FROM_SCHOOL'],
];

/** Forms as data; what a screening found in one table, what was answered, sealed, in another with a stricter policy. */
export const screeningMigration = migration(
  1051,
  'Screening',
  `
  create table screening_form (
    code text not null,
    version integer not null,
    questions text[] not null,
    primary key (code, version)
  );
  insert into screening_form (code, version, questions) values ('NRM', 1, '{${FIRST_FORM.join(',')}}');
  ${protect('screening_form', { read: 'true' })}

  create table screening (
    id uuid primary key,
    case_id uuid not null references case_file (id),
    person_id uuid not null references person (id),
    form text not null,
    form_version integer not null,
    finding text not null,
    indicators text[] not null,
    screened_by text not null,
    screened_through text not null,
    idempotency_key text not null,
    digest text not null,
    created_at timestamptz not null,
    unique (screened_by, idempotency_key),
    foreign key (form, form_version) references screening_form (code, version)
  );
  create index screening_by_person on screening (person_id, created_at);
  ${protect('screening', { read: visibleRow('case_person', 'screening.case_id') })}

  create table screening_answer (
    screening_id uuid not null references screening (id),
    person_id uuid not null references person (id),
    question text not null,
    sealed text not null,
    primary key (screening_id, question)
  );
  create index screening_answer_by_person on screening_answer (person_id);
  ${protect('screening_answer', { read: CONSENTED('screening_answer.person_id') })}
  create policy broken_glass on screening_answer for select using (${BROKEN_FOR_PERSON('screening_answer.person_id')});
  `,
);
