import {
  type AccessPurpose,
  type ErrorCode,
  type OfficeKind,
  PURPOSES_OF_OFFICE,
  type RecipientClass,
  type Scope,
} from '@hub/vocabulary';
import { type ConsentTerms, mayIdentify } from '../access/access.rules.js';

const HOURS = 72;

/** Classes that somebody outside the hub can belong to, as the kind of office that is treated alike. */
const KIND_OF_RECIPIENT: Readonly<Partial<Record<RecipientClass, OfficeKind>>> = {
  SHELTER: 'SHELTER',
  PARTNER: 'PARTNER',
};

/** Somebody of the class as the rules of shares take an office; undefined where the class is never outside. */
export const asOffice = (
  recipient: RecipientClass,
): { readonly kind: OfficeKind; readonly committee: null } | undefined => {
  const kind = KIND_OF_RECIPIENT[recipient];
  return kind && { kind, committee: null };
};

/** A referral goes to an office of the hub or to somebody outside, never to both. */
export const problemsOfReceiver = ({
  office,
  outside,
}: {
  readonly office?: unknown;
  readonly outside?: unknown;
}): readonly { readonly code: ErrorCode; readonly field: string }[] => {
  if (Boolean(office) !== Boolean(outside)) return [];
  return [
    office ? { code: 'INPUT_INVALID', field: 'input.outside' } : { code: 'INPUT_REQUIRED', field: 'input.office' },
  ];
};

/** Until when a package that is sent now can be opened. */
export const opensUntil = (now: Date): Date => new Date(now.getTime() + HOURS * 3_600_000);

/** Whether a package can be opened as its referral is now; undefined `until` was never sent. */
export const canOpen = (
  { state, until, isCovered }: { readonly state: string; readonly until: Date | null; readonly isCovered: boolean },
  now: Date,
): boolean => state === 'SENT' && until !== null && now < until && isCovered;

export interface GivenGroup {
  readonly scope: Scope;
  /** Of the receiver, and of the offices through which the sender works on the case. */
  readonly kind: OfficeKind;
  readonly senders: readonly OfficeKind[];
  readonly purpose: AccessPurpose;
  readonly consents: readonly ConsentTerms[];
  readonly mfa: boolean;
  readonly now: Date;
}

/** What goes into a package: what its class may read for the purpose, and the sender, who holds the code, as well. */
export const givesGroup = ({ kind, senders, purpose, ...given }: GivenGroup): boolean => {
  const share = { kind: 'SHARE', purposes: [purpose], until: opensUntil(given.now) } as const;
  if (!mayIdentify({ ...given, kind, purpose, ground: share })) return false;
  return senders.some((sender) =>
    PURPOSES_OF_OFFICE[sender]?.some((own) =>
      mayIdentify({ ...given, kind: sender, purpose: own, ground: { kind: 'ASSIGNMENT' } }),
    ),
  );
};
