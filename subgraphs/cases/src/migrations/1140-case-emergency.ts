import { migration, protect } from '@hub/subgraph-kit';
import { ASSIGNED_TO_ACTOR, EMERGENCY_OF_ACTOR, FOR_EMERGENCY } from './actor-grounds.js';

/** Emergencies of cases: for a time the executive of the lead committee acts as the team, and sees codes of persons. */
export const caseEmergencyMigration = migration(
  1140,
  'CaseEmergency',
  `
  create table case_emergency (
    id uuid primary key,
    case_id uuid not null references case_file (id),
    committee uuid not null,
    started_by text not null,
    started_through text not null,
    executive text[] not null,
    secretariats text[] not null,
    idempotency_key text not null,
    digest text not null,
    started_at timestamptz not null,
    until timestamptz not null check (until <= started_at + interval '72 hours'),
    ended_at timestamptz,
    ended_by text,
    review_by timestamptz not null,
    verdict text check (verdict in ('JUSTIFIED', 'NOT_JUSTIFIED')),
    reviewed_by text check (reviewed_by <> started_by),
    reviewed_at timestamptz,
    unique (started_by, idempotency_key),
    check ((verdict is null) = (reviewed_by is null) and (verdict is null) = (reviewed_at is null)),
    check ((ended_at is null) = (ended_by is null))
  );
  create index case_emergency_by_case on case_emergency (case_id, started_at desc);
  ${protect('case_emergency', {
    read: `(executive || secretariats) && (select hub.offices())::text[]
      or ${ASSIGNED_TO_ACTOR('case_emergency.case_id')}`,
  })}

  create table case_emergency_reason (
    emergency uuid primary key references case_emergency (id),
    sealed_reason text not null
  );
  ${protect('case_emergency_reason', {
    read: `exists (select from case_emergency e where e.id = case_emergency_reason.emergency
      and (e.executive || e.secretariats) && (select hub.offices())::text[])`,
  })}

  create policy emergency on person for select using (${FOR_EMERGENCY} and ${EMERGENCY_OF_ACTOR('person.case_id')});
  create policy emergency on mdt_review for select using (${EMERGENCY_OF_ACTOR('mdt_review.case_id')});
  `,
);
