import type {
  AccessPurpose,
  ErrorCode,
  OfficeKind,
  ReferralOutcome,
  ReferralRejection,
  ReferralRevocation,
  ReferralState,
} from '@hub/vocabulary';
import type { ConsentTerms } from '../access/access.rules.js';
import { isCovered } from '../share/share.rules.js';

/** Who makes a step: somebody assigned to the case, somebody who holds the receiving office, or time itself. */
export type ReferralSide = 'SENDER' | 'RECEIVER' | 'HUB';

/** What a step is made with, by field of its input; null or left out when it was not given. */
export interface StepWords {
  readonly rejection?: ReferralRejection | null | undefined;
  readonly revocation?: ReferralRevocation | null | undefined;
  readonly outcome?: ReferralOutcome | null | undefined;
  readonly feedback?: string | null | undefined;
}

interface ReferralStep {
  readonly from: readonly ReferralState[];
  readonly by: ReferralSide;
  readonly needs: readonly (keyof StepWords)[];
}

/** States in which the receiver has something to do with the persons, and holds the share. */
export const LIVE_STATES: readonly ReferralState[] = ['SENT', 'ACKNOWLEDGED', 'ACCEPTED', 'IN_SERVICE'];

/** Every step there is, by the state it leads to. */
export const REFERRAL_STEPS: Readonly<Record<Exclude<ReferralState, 'DRAFT'>, ReferralStep>> = {
  SENT: { from: ['DRAFT'], by: 'SENDER', needs: [] },
  ACKNOWLEDGED: { from: ['SENT'], by: 'RECEIVER', needs: [] },
  ACCEPTED: { from: ['ACKNOWLEDGED'], by: 'RECEIVER', needs: [] },
  IN_SERVICE: { from: ['ACCEPTED'], by: 'RECEIVER', needs: [] },
  COMPLETED: { from: ['IN_SERVICE'], by: 'RECEIVER', needs: ['outcome', 'feedback'] },
  REJECTED: { from: ['SENT', 'ACKNOWLEDGED'], by: 'RECEIVER', needs: ['rejection'] },
  REVOKED: { from: ['DRAFT', ...LIVE_STATES], by: 'SENDER', needs: ['revocation'] },
  EXPIRED: { from: ['SENT'], by: 'HUB', needs: [] },
};

const WORDS: readonly (keyof StepWords)[] = ['rejection', 'revocation', 'outcome', 'feedback'];

type Found = readonly { readonly code: ErrorCode; readonly field: string }[];

/** What stands against a step, by field of the input; nothing when it may be made. */
export const problemsOfStep = (
  { from, to, by }: { readonly from: ReferralState; readonly to: ReferralState; readonly by: ReferralSide },
  words: StepWords,
): Found => {
  const step = to === 'DRAFT' ? undefined : REFERRAL_STEPS[to];
  if (step?.by !== by) return [{ code: 'REFERRAL_STATE_FORBIDS', field: 'input.to' }];
  if (!step.from.includes(from)) return [{ code: 'REFERRAL_STATE_FORBIDS', field: 'input.referral' }];
  return WORDS.flatMap((word) => {
    const isGiven = Boolean(words[word]?.trim());
    if (isGiven === step.needs.includes(word)) return [];
    return [{ code: isGiven ? ('INPUT_INVALID' as const) : ('INPUT_REQUIRED' as const), field: `input.${word}` }];
  });
};

/** Whether a consent in force of each of these persons lets the receiver have the data for the purpose. */
export const coversEach = (
  persons: readonly (readonly ConsentTerms[])[],
  { kind, purpose, now }: { readonly kind: OfficeKind; readonly purpose: AccessPurpose; readonly now: Date },
): boolean => persons.every((consents) => isCovered(consents, { kind, purposes: [purpose], now }));

/** The gate of sending: consents, or a legal override where they do not reach, and never both. */
export const problemsOfConsent = (isCoveredByAll: boolean, hasOverride: boolean): Found => {
  if (isCoveredByAll === !hasOverride) return [];
  return [{ code: hasOverride ? 'INPUT_INVALID' : 'REFERRAL_NOT_COVERED', field: 'input.override' }];
};
