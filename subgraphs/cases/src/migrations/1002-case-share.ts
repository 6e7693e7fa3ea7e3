import { migration, protect } from '@hub/subgraph-kit';
import { ASSIGNED_TO_ACTOR, SHARED_WITH_ACTOR } from './actor-grounds.js';

/** The recipient sees its own shares only; whoever sees the case otherwise sees all of them. */
const READ = `office = any ((select hub.offices())::text[]) or exists (
    select from row_access a
     where a.resource_type = 'case' and a.resource = case_share.case_id and a.reason <> 'SHARE'
       and a.office = any ((select hub.offices())::text[]) and (a.until is null or a.until > now())
     offset 0)`;

/** Cases that were shared with an office, for purposes and until a day; a ground to read who reported one, too. */
export const caseShareMigration = migration(
  1002,
  'CaseShare',
  `
  create table case_share (
    id uuid primary key,
    case_id uuid not null references case_file (id),
    office text not null,
    recipient text not null,
    purposes text[] not null,
    reason text not null,
    until timestamptz not null,
    ended_at timestamptz,
    shared_by text not null,
    shared_through text not null,
    idempotency_key text not null,
    fingerprint text not null,
    created_at timestamptz not null,
    unique (shared_by, idempotency_key)
  );
  create index case_share_by_case on case_share (case_id, office);
  ${protect('case_share', { read: READ })}

  drop policy read on report;
  create policy read on report for select using (
    (select hub.is_system()) or ${ASSIGNED_TO_ACTOR('report.case_id')} or ${SHARED_WITH_ACTOR('report.case_id')});
  `,
);
