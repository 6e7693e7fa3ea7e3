import type { RepatriationState } from '@hub/vocabulary';

/** After so many days without progress somebody is asked why, and again after as many more. */
export const STILL_DAYS = 7;

/** Where a return is expected to go on within days; a follow-up takes months. */
export const MOVING: readonly RepatriationState[] = [
  ...(['REQUESTED', 'COUNTERPART_NOTIFIED', 'COUNTERPART_ACKNOWLEDGED', 'TRACING', 'CLEARED', 'SCHEDULED'] as const),
  ...(['IN_TRANSIT', 'HANDED_OVER', 'RECEIVED', 'ON_HOLD', 'LOST_CONTACT'] as const),
];
