import type { DisclosureState } from '@hub/vocabulary';
import { isEnded, type Standing } from '../repatriation/repatriation.rules.js';
import { isShared } from '../retention/retention.rules.js';

const HOUR_MS = 3_600_000;
/** How long a package may wait for its code. */
const LONGEST_HOURS = 72;

/** Whether a package may wait until then. */
export const mayWaitUntil = (until: Date, now: Date): boolean =>
  until > now && until.getTime() <= now.getTime() + LONGEST_HOURS * HOUR_MS;

/** What is granted, to whom, and what stands beside it. */
export interface Granting {
  readonly row: Pick<Standing, 'state' | 'releasedAt'> & { readonly sharedUntil: Date | null };
  /** Until when the package would wait. */
  readonly until: Date;
  /** Whether the contact holds the counterpart office of the return now. */
  readonly isContact: boolean;
  /** Whether another disclosure of the return waits. */
  readonly isWaiting: boolean;
}

export type GrantRefusal =
  'REPATRIATION_NEEDS_RELEASE' | 'REPATRIATION_STATE_FORBIDS' | 'DISCLOSURE_CONTACT_UNKNOWN' | 'DISCLOSURE_THERE';

/** What stands against a grant. Nobody learns who returned once the return itself is told to them no more. */
export const problemsOfGrant = ({ row, until, isContact, isWaiting }: Granting): GrantRefusal[] => [
  ...(isEnded(row) || !isShared(row, until) ? (['REPATRIATION_STATE_FORBIDS'] as const) : []),
  ...(row.releasedAt ? [] : (['REPATRIATION_NEEDS_RELEASE'] as const)),
  ...(isContact ? [] : (['DISCLOSURE_CONTACT_UNKNOWN'] as const)),
  ...(isWaiting ? (['DISCLOSURE_THERE'] as const) : []),
];

export interface DisclosureDates {
  readonly sealedAt: Date | null;
  readonly openedAt: Date | null;
  readonly endedAt: Date | null;
  readonly until: Date;
}

/** How a grant stands. That it was opened holds whatever came after it. */
export const stateOf = ({ sealedAt, openedAt, endedAt, until }: DisclosureDates, now: Date): DisclosureState => {
  if (openedAt) return 'OPENED';
  if (endedAt || now >= until) return 'ENDED';
  return sealedAt ? 'SEALED' : 'GRANTED';
};
