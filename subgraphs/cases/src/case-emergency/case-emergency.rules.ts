import type { CaseState, ErrorCode, OfficeKind, Urgency } from '@hub/vocabulary';

/** Hours an emergency may last: what is usual, and the most. */
export const HOURS = { least: 1, usual: 24, most: 72 } as const;
/** Hours after its end within which a secretariat must have reviewed it. */
export const REVIEW_HOURS = 24;

/** Steps that the executive takes in the place of a team. */
export const EMERGENCY_STEPS: readonly CaseState[] = ['PRESUMED_VICTIM', 'MDT_REVIEW'];

const OVER: readonly CaseState[] = ['CLOSED', 'NOT_INDICATED', 'REFERRED_OUT', 'DUPLICATE'];
const EXECUTIVE: readonly OfficeKind[] = ['CHAIR', 'VICE_CHAIR'];

/** An office as the directory knows it. */
export interface KnownOffice {
  readonly id: string;
  readonly kind: OfficeKind;
  readonly committee: string | null;
}

/** Who acts in an emergency, and who watches over it. */
export interface Party {
  /** Offices of the executive of the committee that leads the case. */
  readonly executive: readonly string[];
  /** Secretariats nearest above it, or its own. */
  readonly secretariats: readonly string[];
}

/** @param chain the committee that leads, then each one above it */
export const partyOf = (chain: readonly string[], offices: readonly KnownOffice[]): Party => {
  const of = (committee: string | undefined, kinds: readonly OfficeKind[]) =>
    offices.filter((each) => each.committee === committee && kinds.includes(each.kind)).map(({ id }) => id);
  const near = chain.map((committee) => of(committee, ['SECRETARIAT'])).find((found) => found.length);
  return { executive: of(chain[0], EXECUTIVE), secretariats: near ?? [] };
};

type Obstacle = { readonly code: ErrorCode; readonly field: string } | null;

/** What stands against a start. */
export const obstacleToStart = ({
  urgency,
  state,
  runs,
  party,
}: {
  readonly urgency: Urgency;
  readonly state: CaseState;
  readonly runs: boolean;
  readonly party: Party;
}): Obstacle => {
  if (urgency !== 'EMERGENCY') return { code: 'EMERGENCY_NOT_URGENT', field: 'input.case' };
  if (OVER.includes(state)) return { code: 'CASE_STATE_FORBIDS', field: 'input.case' };
  if (runs) return { code: 'EMERGENCY_RUNS', field: 'input.case' };
  return party.secretariats.length ? null : { code: 'EMERGENCY_UNWATCHED', field: 'input.case' };
};

/** What stands against a review: it comes after the end, once, by somebody who did not start it. */
export const obstacleToReview = (
  { startedBy, runs, isReviewed }: { readonly startedBy: string; readonly runs: boolean; readonly isReviewed: boolean },
  by: string,
): Obstacle => {
  if (startedBy === by) return { code: 'EMERGENCY_SECOND_PERSON', field: 'input.emergency' };
  return runs || isReviewed ? { code: 'EMERGENCY_STATE_FORBIDS', field: 'input.emergency' } : null;
};
