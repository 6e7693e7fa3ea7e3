import { ID, InputType } from 'type-graphql';
import { DateTime, type Problem, problem, Pub, Res } from '@hub/subgraph-kit';
import type { AccessPurpose, Assent, ConsentBasis, RecipientClass, WithoutGuardianReason } from '@hub/vocabulary';
import {
  AccessPurposeCode,
  AssentCode,
  ConsentBasisCode,
  RecipientClassCode,
  WithoutGuardianReasonCode,
} from '../codes.js';
import { endOf, type Explained, problemsOfConsent, type ProposedConsent } from './consent.rules.js';

@InputType({ description: 'What was explained to the person, in the words of HTCDS.' })
export class ConsentExplainedInput implements Explained {
  @Res(null, () => Boolean, { description: 'The person agreed to be interviewed.' })
  interview!: boolean;

  @Res(null, () => Boolean, { description: 'Why data are collected was explained.' })
  purposeExplained!: boolean;

  @Res(null, () => Boolean, { description: 'How data are used and shared was explained.' })
  useExplained!: boolean;

  @Res(null, () => Boolean, { description: 'The person agreed to use without identity, for statistics.' })
  nonIdentifyingUse!: boolean;

  @Res(null, () => Boolean, { description: 'The right to see and correct the data was explained.' })
  rightToAccess!: boolean;

  @Res(null, () => Boolean, { description: 'How long data are kept was explained.' })
  retentionExplained!: boolean;

  @Res(null, () => Boolean, { description: 'How to withdraw was explained.' })
  withdrawalExplained!: boolean;
}

@InputType({ description: 'On what ground identifying data of a person may be used, by whom and for what.' })
export class ConsentTermsInput {
  @Res(null, () => ConsentBasisCode, { description: 'The ground.' })
  basis!: ConsentBasis;

  @Res(null, () => [AccessPurposeCode], { description: 'For what; a vital interest: PROTECTION and CARE only.' })
  purposes!: AccessPurpose[];

  @Res(null, () => [RecipientClassCode], { description: 'Whom the data may be given to.' })
  recipients!: RecipientClass[];

  @Res(null, () => ConsentExplainedInput, { description: 'What was explained.' })
  explained!: ConsentExplainedInput;

  @Res(null, () => DateTime, {
    nullable: true,
    description: 'When it ends by itself; a vital interest ends after at most 15 days.',
  })
  until?: Date | null;

  @Res(null, () => AssentCode, { nullable: true, description: 'What the person, being a child, says to it.' })
  assent?: Assent | null;

  @Res(null, () => WithoutGuardianReasonCode, {
    nullable: true,
    description: 'Why a child consents and no guardian does; needed with CONSENT of somebody under 18.',
  })
  withoutGuardian?: WithoutGuardianReason | null;
}

@InputType({ description: 'A further consent of a person.' })
export class RecordConsentInput {
  @Pub(() => ID, { description: 'Chosen by the client, the same for each repeat of the same consent.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'The person, of a case that is assigned to you.' })
  person!: string;

  @Res(null, () => ConsentTermsInput, { description: 'What was agreed.' })
  terms!: ConsentTermsInput;
}

@InputType({ description: 'A consent that is withdrawn.' })
export class WithdrawConsentInput {
  @Res(null, () => ID, { description: 'The consent, of a person of a case that is assigned to you.' })
  consent!: string;
}

/** Terms as they are judged and stored; each code once. */
export const termsOf = (
  { basis, purposes, recipients, explained, until, assent, withoutGuardian }: ConsentTermsInput,
  now: Date,
): ProposedConsent => ({
  basis,
  purposes: [...new Set(purposes)],
  recipients: [...new Set(recipients)],
  explained,
  until: endOf({ basis, until: until ?? null }, now),
  ...{ assent: assent ?? null, withoutGuardian: withoutGuardian ?? null },
});

export const problemsOfTerms = (
  input: ConsentTermsInput,
  { at, ...about }: { readonly now: Date; readonly child: boolean; readonly at: string },
): Problem[] =>
  problemsOfConsent(termsOf(input, about.now), about).map(({ code, field }) => problem(code, `${at}.${field}`));
