import type { AccessPurpose, Assent, ConsentBasis, ErrorCode, WithoutGuardianReason } from '@hub/vocabulary';

/** HTCDS `con_Consent`: what was explained to the person, or agreed by them. */
export const EXPLAINED = [
  'interview',
  'purposeExplained',
  'useExplained',
  'nonIdentifyingUse',
  'rightToAccess',
  'retentionExplained',
  'withdrawalExplained',
] as const;
export type Explained = { readonly [Each in (typeof EXPLAINED)[number]]: boolean };

/** Without these nobody has consented to anything; interview and non-identifying use are choices of their own. */
const MUST_BE_EXPLAINED: readonly (keyof Explained)[] = [
  'purposeExplained',
  'useExplained',
  'rightToAccess',
  'retentionExplained',
  'withdrawalExplained',
];

/** A vital interest is an emergency: it ends by itself, and serves rescue and care only. */
const VITAL_INTEREST = { days: 15, purposes: ['PROTECTION', 'CARE'] satisfies AccessPurpose[] as AccessPurpose[] };

const DAY_MS = 86_400_000;

/** What a consent is judged by. */
export interface ProposedConsent {
  readonly basis: ConsentBasis;
  readonly purposes: readonly AccessPurpose[];
  readonly recipients: readonly string[];
  readonly explained: Explained;
  readonly until: Date | null;
  /** What a child said to it. */
  readonly assent: Assent | null;
  /** Why a child consents without a guardian. */
  readonly withoutGuardian: WithoutGuardianReason | null;
}

/** What stands against recording a consent, by field. */
export const problemsOfConsent = (
  consent: ProposedConsent,
  { now, child }: { readonly now: Date; readonly child: boolean },
): ConsentProblem[] => {
  const { basis, purposes, recipients, explained, until } = consent;
  const wrong = [
    ...(purposes.length ? [] : ['purposes']),
    ...(recipients.length ? [] : ['recipients']),
    ...(until && until <= now ? ['until'] : []),
    ...(basis === 'VITAL_INTEREST' && purposes.some((each) => !VITAL_INTEREST.purposes.includes(each))
      ? ['purposes']
      : []),
    ...(basis === 'VITAL_INTEREST' && until && until > vitalEnd(now) ? ['until'] : []),
  ].map((field) => ({ code: 'INPUT_INVALID' as const, field }));
  return [
    ...wrong,
    ...(isGiven(basis) && MUST_BE_EXPLAINED.some((each) => !explained[each])
      ? [{ code: 'CONSENT_INCOMPLETE' as const, field: 'explained' }]
      : []),
    ...(child ? problemsOfChild(consent) : []),
  ];
};

interface ConsentProblem {
  readonly code: ErrorCode;
  readonly field: string;
}

/** A child consents alone only where it is said why no guardian does; either way it is asked itself. */
export const problemsOfChild = ({
  basis,
  assent,
  withoutGuardian,
}: Pick<ProposedConsent, 'basis' | 'assent' | 'withoutGuardian'>): ConsentProblem[] => {
  if (!isGiven(basis)) return [];
  const alone = basis === 'CONSENT';
  return [
    ...(alone && !withoutGuardian ? [{ code: 'CONSENT_NEEDS_GUARDIAN' as const, field: 'withoutGuardian' }] : []),
    ...(!alone && withoutGuardian ? [{ code: 'INPUT_INVALID' as const, field: 'withoutGuardian' }] : []),
    ...(assent ? [] : [{ code: 'CONSENT_NEEDS_ASSENT' as const, field: 'assent' }]),
    ...(alone && assent && assent !== 'GIVEN' ? [{ code: 'INPUT_INVALID' as const, field: 'assent' }] : []),
  ];
};

/** When a consent ends by itself; a vital interest always does. */
export const endOf = ({ basis, until }: Pick<ProposedConsent, 'basis' | 'until'>, now: Date): Date | null =>
  until ?? (basis === 'VITAL_INTEREST' ? vitalEnd(now) : null);

const isGiven = (basis: ConsentBasis): boolean => basis === 'CONSENT' || basis === 'GUARDIAN_CONSENT';
const vitalEnd = (now: Date): Date => new Date(now.getTime() + VITAL_INTEREST.days * DAY_MS);
