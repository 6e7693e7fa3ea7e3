import { type AppointmentState, isOfSeat, type OfficeKind, SCOPES_OF_OFFICE } from '@hub/vocabulary';

const DAY_MS = 86_400_000;

/** How far an appointment has come at an instant. */
export const appointmentState = (
  { from, until }: { readonly from: Date; readonly until: Date },
  { now, days }: { readonly now: Date; readonly days: number },
): AppointmentState => {
  if (until <= now || until <= from) return 'ENDED';
  if (from > now) return 'UPCOMING';
  return until.getTime() - now.getTime() <= days * DAY_MS ? 'HANDOVER_DUE' : 'ACTIVE';
};

/** An office as this rule looks at it. */
export interface Sided {
  readonly id: string;
  readonly kind: OfficeKind;
  readonly committee: string | null;
}

const has = (kind: OfficeKind, scope: 'handover-pack:read' | 'duty:direct'): boolean =>
  SCOPES_OF_OFFICE[kind].includes(scope);

/**
 * Whose packs are open to an office: its own; and to one that leads its committee those of the others that lead it, and of
 * its secretary, for it sees to it that a successor is received. Row-level security asks the same of each row.
 */
export const mayHandOver = (own: Sided, about: Sided): boolean => {
  if (!has(own.kind, 'handover-pack:read') || !has(about.kind, 'handover-pack:read')) return false;
  if (own.id === about.id) return true;
  const isOpen = has(own.kind, 'duty:direct') && (has(about.kind, 'duty:direct') || isOfSeat(about.kind));
  return isOpen && own.committee !== null && own.committee === about.committee;
};

const [FIRST_RETRY_MS, LAST_RETRY_MS] = [5_000, 3_600_000];

/** How long to wait before the next attempt to fill what is missing. */
export const retryAfterMs = (attempts: number): number => Math.min(FIRST_RETRY_MS * 2 ** attempts, LAST_RETRY_MS);
