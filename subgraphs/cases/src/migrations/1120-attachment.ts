import { migration, protect, visibleRow } from '@hub/subgraph-kit';
import {
  ASSIGNED_TO_ACTOR,
  BROKEN_BY_ACTOR,
  BROKEN_FOR_PERSON,
  CONSENTED,
  SHARED_WITH_ACTOR,
} from './actor-grounds.js';

/** As with the values of the same subject: what a reporter told, and what identifies a person. */
const OPENED = `exists (
    select from attachment a where a.id = attachment_key.attachment_id and (
      (a.person_id is null and (${ASSIGNED_TO_ACTOR('a.case_id')} or ${SHARED_WITH_ACTOR('a.case_id')}
        or ${BROKEN_BY_ACTOR('a.case_id')}))
      or (a.person_id is not null and (${CONSENTED('a.person_id')} or ${BROKEN_FOR_PERSON('a.person_id')}))))`;

/** Files of a case: what is known of each, and in a table with a stricter policy the sealed key of its content. */
export const attachmentMigration = migration(
  1120,
  'Attachment',
  `
  create table attachment (
    id uuid primary key,
    case_id uuid not null references case_file (id),
    person_id uuid references person (id),
    report_id uuid references report (id),
    kind text not null,
    type text not null,
    size integer not null check (size between 1 and 20971520),
    content_digest text not null,
    stripped boolean,
    added_by text not null,
    added_through text not null,
    idempotency_key text not null,
    digest text not null,
    door_until timestamptz not null,
    taken_at timestamptz,
    kept_at timestamptz,
    ended_at timestamptz,
    ending text,
    created_at timestamptz not null,
    unique (added_by, idempotency_key),
    check ((person_id is null) <> (report_id is null)),
    check ((kept_at is null) = (stripped is null)),
    check (kept_at is null or taken_at is not null),
    check ((ended_at is null) = (ending is null))
  );
  create index attachment_by_case on attachment (case_id, created_at desc, id desc);
  create index attachment_by_person on attachment (person_id) where person_id is not null;
  create index attachment_door on attachment (door_until) where kept_at is null;
  ${protect('attachment', { read: `attachment.kept_at is not null and ${visibleRow('case_person', 'attachment.case_id')}` })}

  create table attachment_key (
    attachment_id uuid primary key references attachment (id),
    sealed text not null
  );
  ${protect('attachment_key', { read: OPENED })}
  `,
);
