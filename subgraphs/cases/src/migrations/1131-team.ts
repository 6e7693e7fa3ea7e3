import { migration, protect, visibleRow } from '@hub/subgraph-kit';

/** Which disciplines the team of a case is made of, since when and until when. Nobody is let see a case by it. */
export const teamMigration = migration(
  1131,
  'Team',
  `
  create table team_member (
    id uuid primary key,
    case_id uuid not null references case_file (id),
    discipline text not null,
    role text not null,
    office text,
    proposed_by text not null,
    proposed_through text not null,
    since timestamptz not null,
    ended_at timestamptz,
    end_reason text,
    ended_by text,
    idempotency_key text not null,
    fingerprint text not null,
    unique (proposed_by, idempotency_key),
    check ((ended_at is null) = (end_reason is null) and (ended_at is null) = (ended_by is null))
  );
  create index team_member_by_case on team_member (case_id, since, id);
  create unique index team_member_once on team_member (case_id, discipline, coalesce(office, '')) where ended_at is null;
  ${protect('team_member', { read: visibleRow('case_person', 'team_member.case_id') })}
  `,
);
