import {
  type AccessPurpose,
  type ErrorCode,
  type OfficeKind,
  RECIPIENT_OF_OFFICE,
  type RecipientClass,
} from '@hub/vocabulary';
import { type ConsentTerms, covers, mayHavePurpose } from '../access/access.rules.js';

/** Offices outside the committees that a case can be shared with, and groups of other committees. */
const OUTSIDE: readonly OfficeKind[] = ['SHELTER', 'PARTNER', 'INQUIRY_POLICE'];
const GROUPS: readonly OfficeKind[] = ['SUPPRESSION_GROUP', 'REHABILITATION_GROUP'];

/** A share lasts at most so many months. */
const MOST_MONTHS = 12;

/** A share as it is asked for. */
export interface ProposedShare {
  readonly office: { readonly kind: OfficeKind; readonly committee: string | null } | undefined;
  /** Committee that leads the case. */
  readonly lead: string;
  readonly purposes: readonly AccessPurpose[];
  readonly until: Date;
}

export interface LiveShare {
  readonly id: string;
  readonly office: string;
  readonly recipient: RecipientClass;
  readonly purposes: readonly AccessPurpose[];
}

type Found = { readonly code: ErrorCode; readonly field: string }[];

/** What stands against sharing a case of persons with these consents, by field of the input. */
export const problemsOfShare = (proposed: ProposedShare, consents: readonly ConsentTerms[], now: Date): Found => {
  const wrong = problemsOfRecipient(proposed, now);
  if (wrong.length) return wrong;
  const { office, purposes } = proposed;
  return OUTSIDE.includes(office!.kind) && !isCovered(consents, { kind: office!.kind, purposes, now })
    ? [{ code: 'SHARE_NOT_COVERED', field: 'input.purposes' }]
    : [];
};

/** What stands against an office getting a case at all, for these purposes and until then, whoever consents. */
export const problemsOfRecipient = ({ office, lead, purposes, until }: ProposedShare, now: Date): Found => {
  if (until <= now) return [{ code: 'INPUT_INVALID', field: 'input.until' }];
  if (until > longestShare(now)) return [{ code: 'SHARE_TOO_LONG', field: 'input.until' }];
  if (!office || !isSharable(office, lead)) return [{ code: 'SHARE_NOT_POSSIBLE', field: 'input.office' }];
  if (!purposes.length || purposes.some((purpose) => !mayHavePurpose(office.kind, purpose)))
    return [{ code: 'SHARE_NOT_POSSIBLE', field: 'input.purposes' }];
  return [];
};

/** Whether these consents let an office of the kind have the data for each purpose now. */
export const isCovered = (
  consents: readonly ConsentTerms[],
  {
    kind,
    purposes,
    now,
  }: { readonly kind: OfficeKind; readonly purposes: readonly AccessPurpose[]; readonly now: Date },
): boolean => {
  const recipient = RECIPIENT_OF_OFFICE[kind]!;
  return purposes.every((purpose) => consents.some((each) => covers(each, { recipient, purpose, now })));
};

/** Until when a share lasts at most. */
export const longestShare = (now: Date): Date => monthsAfter(now, MOST_MONTHS);

/** Shares that rested on a consent which is withdrawn, and rest on no other consent of the case. */
export const sharesWithout = <Share extends LiveShare>(
  withdrawn: ConsentTerms,
  { shares, consents, now }: { shares: readonly Share[]; consents: readonly ConsentTerms[]; now: Date },
): Share[] =>
  shares.filter(({ recipient, purposes }) => {
    const restedOn =
      withdrawn.recipients.includes(recipient) && purposes.some((each) => withdrawn.purposes.includes(each));
    const left = purposes.some((purpose) => consents.some((each) => covers(each, { recipient, purpose, now })));
    return restedOn && !left;
  });

const isSharable = ({ kind, committee }: { kind: OfficeKind; committee: string | null }, lead: string): boolean =>
  OUTSIDE.includes(kind) || (GROUPS.includes(kind) && committee !== lead);

const monthsAfter = (from: Date, months: number): Date => {
  const after = new Date(from);
  after.setUTCMonth(after.getUTCMonth() + months);
  return after;
};
