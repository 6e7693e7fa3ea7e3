import type { ErrorCode, OfficeKind, ReviewVerdict } from '@hub/vocabulary';

/** Minutes an emergency access may last. */
export const MINUTES = { least: 1, most: 60 } as const;
/** Hours within which a second person must have reviewed it. */
export const REVIEW_HOURS = 24;

/** An office as the directory knows it at this moment. */
export interface OfficeNow {
  readonly id: string;
  readonly kind: OfficeKind;
  readonly committee: string | null;
  /** True while somebody holds it. */
  readonly isHeld: boolean;
}

/** Who watches over an emergency access. */
export interface Watch {
  /** Offices that are told. */
  readonly told: readonly string[];
  /** Those of them that may review it. */
  readonly reviewers: readonly string[];
}

const REVIEWING: readonly OfficeKind[] = ['AUDITOR', 'DATA_PROTECTION_OFFICER'];

/**
 * The chair of the lead committee, its vice chair while the chair is vacant, each auditor and each data-protection
 * officer. Null when there is no auditor or no data-protection officer: then nobody could watch.
 */
export const watchOf = (lead: string, offices: readonly OfficeNow[]): Watch | null => {
  const reviewers = offices.filter(({ kind }) => REVIEWING.includes(kind));
  if (!REVIEWING.every((kind) => reviewers.some((office) => office.kind === kind))) return null;
  const told = [...executiveOf(offices.filter(({ committee }) => committee === lead)), ...reviewers];
  return { told: told.map(({ id }) => id), reviewers: reviewers.map(({ id }) => id) };
};

/** A committee that holds neither keeps the notice for its next chair. */
const executiveOf = (offices: readonly OfficeNow[]): readonly OfficeNow[] => {
  const of = (kind: OfficeKind) => offices.filter((office) => office.kind === kind);
  return [of('CHAIR'), of('VICE_CHAIR')].find((found) => found.some(({ isHeld }) => isHeld)) ?? of('CHAIR');
};

/** What a review looks at. */
export interface Reviewable {
  readonly opener: string;
  readonly isOpen: boolean;
  readonly isReviewed: boolean;
}

/** Why a review cannot be; null when it can. What is still open can be found unjustified, which ends it. */
export const obstacleToReview = (
  { opener, isOpen, isReviewed }: Reviewable,
  review: { readonly by: string; readonly verdict: ReviewVerdict },
): { readonly code: ErrorCode; readonly field: string } | null => {
  if (review.by === opener) return { code: 'BREAK_GLASS_SECOND_PERSON', field: 'input.breakGlass' };
  if (isReviewed) return { code: 'BREAK_GLASS_STATE_FORBIDS', field: 'input.breakGlass' };
  if (isOpen && review.verdict === 'JUSTIFIED') return { code: 'BREAK_GLASS_STATE_FORBIDS', field: 'input.verdict' };
  return null;
};
