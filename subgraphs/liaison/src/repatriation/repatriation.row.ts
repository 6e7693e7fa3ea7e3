import type { ErrorCode } from '@hub/vocabulary';
import type { RepatriationEntity } from './repatriation.entity.js';

/** What is read of a repatriation: everything but its case and who released it. */
export type RepatriationRow = Omit<RepatriationEntity, 'caseId' | 'releasedBy' | 'createdAt'> & {
  /** ISO instant with microseconds, so that a cursor points at exactly this row. */
  readonly createdAt: string;
};

/** Why a change was not made. */
export type ChangeRefusal = Extract<
  ErrorCode,
  'IDEMPOTENCY_KEY_REUSED' | 'VERSION_CONFLICT' | 'REPATRIATION_STATE_FORBIDS'
>;

/** Columns of `repatriation r` as a row. */
export const COLUMNS = `
  r.id, r.ref, r.direction, r.state, r.held_from as "heldFrom", r.crossing,
  r.window_start::text as "windowStart", r.window_end::text as "windowEnd",
  r.persons_band as "personsBand", r.needs_flags as "needsFlags", r.lead_committee as "leadCommittee", r.counterpart,
  r.version, to_char(r.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "createdAt",
  r.released_at as "releasedAt", r.release_office as "releaseOffice", r.legal_basis as "legalBasis"`;
