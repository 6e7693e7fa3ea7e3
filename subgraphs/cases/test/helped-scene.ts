import { randomUUID } from 'node:crypto';
import { committee } from '@hub/cast';
import type { EntityManager } from '@hub/subgraph-kit';
import { closed, last } from './statistics-scene.js';

interface Helped {
  readonly n: number;
  /** Code of the committee that leads their case. */
  readonly lead: string;
  readonly type: 'REPATRIATION_SUPPORT' | 'LEGAL_AID';
  readonly age?: string;
  readonly citizenship?: string;
  readonly agreed?: boolean;
  readonly status?: string;
  /** The level that resolved their case when it was closed; nothing where it is open. */
  readonly resolvedAt?: string;
  readonly at?: Date;
}

/** Adds persons of a case that is older than any quarter, and help for each of them in the quarter that closed last. */
export const addHelped = async (tx: EntityManager, given: Helped): Promise<void> => {
  const { n, lead, type, age = 'FROM_25_TO_39', citizenship = 'THA', agreed = true, status = 'ACTIVE' } = given;
  const at = given.at ?? last.from;
  const caseOf = randomUUID();
  await tx.query(
    `insert into case_file (id, district, lead_committee, category, urgency, state, persons_band, minor_involved, source,
                            exploitation_abroad, created_at)
     values ($1, 'TH5703', $2, 'DEBT_BONDAGE', 'NORMAL', 'ASSISTANCE', 'ONE', false, 'CALL', false, '2020-01-01')`,
    [caseOf, committee(lead).id],
  );
  await tx.query(
    `with added as (
       insert into person (id, case_id, sex, age_band, citizenship, trafficking_status, exploitation_types, registered_by,
                           registered_through, idempotency_key, digest, created_at)
       select gen_random_uuid(), $1, case when each % 2 = 0 then 'FEMALE' else 'MALE' end, $2, $3, 'ACTUAL', '{}', 'test',
              'test', gen_random_uuid()::text, '', $4 from generate_series(1, $5) each returning id
     ), agreed as (
       insert into consent (id, person_id, case_id, basis, purposes, recipients, interview, purpose_explained,
                            use_explained, non_identifying_use, right_to_access, retention_explained,
                            withdrawal_explained, recorded_by, recorded_through, idempotency_key, fingerprint, given_at)
       select gen_random_uuid(), id, $1, 'CONSENT', '{CARE}', '{COMMITTEE}', true, true, true, $6, true, true, true,
              'test', 'test', gen_random_uuid()::text, '', $4 from added
     )
     insert into assistance (id, case_id, person_id, type, status, shelter_needs, created_by, created_through,
                             idempotency_key, digest, created_at)
     select gen_random_uuid(), $1, id, $7, $8, '{}', 'test', 'test', gen_random_uuid()::text, '', $4 from added`,
    [caseOf, age, citizenship, at, n, agreed, type, status],
  );
  if (!given.resolvedAt) return;
  // closed, reopened and closed again by another level: the first time counts
  for (const [version, level] of [given.resolvedAt, 'NATIONAL'].entries())
    await tx.query(
      `insert into case_step (case_id, version, act, from_state, to_state, outcome, resolved_at_level, person, office, created_at)
       values ($1, $2, 'MOVED', 'FOLLOW_UP', 'CLOSED', 'RESOLVED', $3, 'test', 'test', $4)`,
      [caseOf, version + 2, level, new Date(at.getTime() + version * 1_000)],
    );
};

interface Sent {
  readonly n: number;
  readonly from: string;
  /** What became of them: the receiver told in the quarter after, only later, or they were taken back. */
  readonly became: 'completed_at' | 'rejected_at' | 'revoked_at' | 'too late' | 'nothing';
}

/** Adds referrals that a committee sent in the quarter before the last. */
export const addReferrals = async (tx: EntityManager, { n, from, became }: Sent): Promise<void> => {
  const column = became === 'nothing' ? 'started_at' : became === 'too late' ? 'completed_at' : became;
  const state = { completed_at: 'COMPLETED', rejected_at: 'REJECTED', revoked_at: 'REVOKED', started_at: 'IN_SERVICE' };
  const at = became === 'too late' ? last.until : last.from;
  await tx.query(
    `with some_case as (select id from case_file limit 1), share as (
       insert into case_share (id, case_id, office, recipient, purposes, reason, until, shared_by, shared_through,
                               idempotency_key, fingerprint, created_at)
       select gen_random_uuid(), id, 'office', 'PARTNER', '{CARE}', 'OTHER', now(), 'test', 'test',
              gen_random_uuid()::text, '', now() from some_case returning id
     )
     insert into referral (id, case_id, state, service, urgency, purpose, reason, from_office, from_committee, to_office,
                           outcome, rejection, revocation, share, event, drafted_by, idempotency_key, digest,
                           created_at, sent_at, ${column})
     select gen_random_uuid(), some_case.id, $1, 'LEGAL_AID', 'NORMAL', 'CARE', 'OTHER', 'office', $2, 'other',
            case when $1 = 'COMPLETED' then 'SERVICE_GIVEN' end, case when $1 = 'REJECTED' then 'OTHER' end,
            case when $1 = 'REVOKED' then 'OTHER' end, share.id, gen_random_uuid(), 'test', gen_random_uuid()::text, '',
            $3, $3, $4
       from some_case, share, generate_series(1, $5)`,
    [state[column], committee(from).id, closed.at(-2)!.from, at, n],
  );
};
