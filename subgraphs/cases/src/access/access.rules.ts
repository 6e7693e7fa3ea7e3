import {
  type AccessPurpose,
  type OfficeKind,
  PURPOSES_OF_OFFICE,
  RECIPIENT_OF_OFFICE,
  type RecipientClass,
  type Scope,
  SCOPES_OF_OFFICE,
} from '@hub/vocabulary';

/** Why somebody may reach the identifying data of a case at all. */
export type Ground =
  /** The person works on the case, under an appointment that is held now. */
  | { readonly kind: 'ASSIGNMENT' }
  /** The case was shared with the office. */
  | { readonly kind: 'SHARE'; readonly purposes: readonly AccessPurpose[]; readonly until: Date }
  /** Police go on with suspects and operations after their share has ended; no person of the case opens by it. */
  | { readonly kind: 'INQUIRY'; readonly until: Date }
  /** The person has broken the glass; only for protection, and no consent is asked. */
  | { readonly kind: 'BREAK_GLASS'; readonly until: Date };

/** What a person agreed to, or what stands in place of it. */
export interface ConsentTerms {
  readonly purposes: readonly AccessPurpose[];
  readonly recipients: readonly RecipientClass[];
  /** Null when it does not end by itself. */
  readonly until: Date | null;
  readonly withdrawnAt: Date | null;
}

/** One read of identifying data, with all that decides about it. */
export interface Reading {
  /** Kind of the office through which it is read. */
  readonly kind: OfficeKind;
  readonly scope: Scope;
  readonly purpose: AccessPurpose;
  readonly ground: Ground;
  /** Consents about the person; `NOT_NEEDED` for what a reporter told the committees, who is no person of the case. */
  readonly consents: readonly ConsentTerms[] | 'NOT_NEEDED';
  /** Whether this session was opened with a second factor. */
  readonly mfa: boolean;
  readonly now: Date;
}

/** The one decision about identifying data; who holds which office now, the directory has already said. */
export const mayIdentify = ({ kind, scope, purpose, ground, consents, mfa, now }: Reading): boolean =>
  mfa &&
  SCOPES_OF_OFFICE[kind].includes(scope) &&
  mayHavePurpose(kind, purpose) &&
  gives(ground, { kind, scope, purpose, now }) &&
  (consents === 'NOT_NEEDED' ||
    ground.kind === 'BREAK_GLASS' ||
    consents.some((consent) => coversOffice(consent, { kind, purpose, now })));

export const mayHavePurpose = (kind: OfficeKind, purpose: AccessPurpose): boolean =>
  PURPOSES_OF_OFFICE[kind]?.includes(purpose) ?? false;

/** Whether a consent lets an office of this kind use the data for the purpose now. */
const coversOffice = (
  consent: ConsentTerms,
  { kind, purpose, now }: { readonly kind: OfficeKind; readonly purpose: AccessPurpose; readonly now: Date },
): boolean => {
  const recipient = RECIPIENT_OF_OFFICE[kind];
  return recipient !== undefined && covers(consent, { recipient, purpose, now });
};

export const covers = (
  consent: ConsentTerms,
  asked: { readonly recipient: RecipientClass; readonly purpose: AccessPurpose; readonly now: Date },
): boolean =>
  isInForce(consent, asked.now) &&
  consent.purposes.includes(asked.purpose) &&
  consent.recipients.includes(asked.recipient);

export const isInForce = ({ until, withdrawnAt }: ConsentTerms, now: Date): boolean =>
  withdrawnAt === null && (until === null || now < until);

/** What an inquiry opens. */
const INQUIRED: readonly Scope[] = ['suspect:read', 'operation:plan'];

const gives = (
  ground: Ground,
  { kind, scope, purpose, now }: Pick<Reading, 'kind' | 'scope' | 'purpose' | 'now'>,
): boolean => {
  switch (ground.kind) {
    case 'ASSIGNMENT':
      return SCOPES_OF_OFFICE[kind].includes('case:work');
    case 'SHARE':
      return ground.purposes.includes(purpose) && now < ground.until;
    case 'INQUIRY':
      return INQUIRED.includes(scope) && purpose === 'INVESTIGATION' && now < ground.until;
    case 'BREAK_GLASS':
      return SCOPES_OF_OFFICE[kind].includes('case:break-glass') && purpose === 'PROTECTION' && now < ground.until;
  }
};
