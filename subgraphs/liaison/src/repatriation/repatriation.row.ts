import type { ErrorCode } from '@hub/vocabulary';
import type { RepatriationEntity } from './repatriation.entity.js';
import type { Lack } from './repatriation.rules.js';

/** What is read of a repatriation: everything but its case. */
export type RepatriationRow = Omit<RepatriationEntity, 'caseId' | 'createdAt'> & {
  /** ISO instant with microseconds, so that a cursor points at exactly this row. */
  readonly createdAt: string;
  /** When it was last released, also where that was withdrawn since; `releasedAt` is null then. */
  readonly givenAt: Date | null;
};

/** Why a change was not made. */
export type ChangeRefusal = Extract<
  ErrorCode,
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'VERSION_CONFLICT'
  | 'REPATRIATION_STATE_FORBIDS'
  | 'REPATRIATION_CONSENT_WITHDRAWN'
  | 'REPATRIATION_PROOF_THERE'
  | 'REPATRIATION_PROOF_ENDED'
  | 'REPATRIATION_PROOF_OTHER_WAY'
  | 'COORDINATION_OUTSIDE_CHAIN'
  | 'DISCLOSURE_CONTACT_UNKNOWN'
  | 'DISCLOSURE_THERE'
  | 'DISCLOSURE_NOT_OPEN'
  | Lack
>;

/** A change as it was made, or all that stood against it. */
export type Outcome = RepatriationRow | ChangeRefusal | readonly ChangeRefusal[];

/** Columns of `repatriation r` as a row. */
export const COLUMNS = `
  r.id, r.ref, r.direction, r.state, r.held_from as "heldFrom", r.crossing,
  r.window_start::text as "windowStart", r.window_end::text as "windowEnd",
  r.persons_band as "personsBand", r.needs_flags as "needsFlags", r.lead_committee as "leadCommittee", r.counterpart,
  r.version, to_char(r.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "createdAt",
  case when r.withdrawn_at is null then r.released_at end as "releasedAt", r.released_at as "givenAt",
  r.withdrawn_at as "withdrawnAt", r.withdrawal_office as "withdrawalOffice", r.withdrawal,
  r.shared_until as "sharedUntil", r.release_office as "releaseOffice", r.legal_basis as "legalBasis",
  r.release_scope as "releaseScope", r.movement`;
