import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { Pub, Res, Vid } from '@hub/subgraph-kit';
import type {
  AccessPurpose,
  ReferralOutcome,
  ReferralOverride,
  ReferralRejection,
  ReferralRevocation,
  ReferralService,
  ReferralState,
  ShareReason,
  Urgency,
} from '@hub/vocabulary';
import {
  AccessPurposeCode,
  ReferralOutcomeCode,
  ReferralOverrideCode,
  ReferralRejectionCode,
  ReferralRevocationCode,
  ReferralServiceCode,
  ReferralStateCode,
  ShareReasonCode,
  UrgencyCode,
} from '../codes.js';
import { keyRules } from '../idempotency.js';
import { OutsideReceiverInput } from '../referral-outside/outside.inputs.js';

@InputType({ description: 'Persons of one case to refer to another office of the hub, or to somebody outside it.' })
export class DraftReferralInput {
  @Pub(() => ID, { description: 'Chosen by the client, the same for each repeat of the same draft.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'The case; you must be assigned to it.' })
  case!: string;

  @Res(null, () => ID, {
    nullable: true,
    description: 'A shelter, a partner, inquiry police, or a group of another committee; left out for one outside.',
  })
  office?: string | null;

  @Vid(null, () => OutsideReceiverInput, {
    nullable: true,
    description: 'Instead of an office: a receiver who has no account and opens a package by a code.',
  })
  outside?: OutsideReceiverInput | null;

  @Res(null, () => [ID], { description: 'The persons of the case, 1 to 50.' })
  persons!: string[];

  @Res(null, () => ReferralServiceCode, { description: 'What they need.' })
  service!: ReferralService;

  @Res(null, () => UrgencyCode, { description: 'How soon the receiver must answer.' })
  urgency!: Urgency;

  @Res(null, () => AccessPurposeCode, { description: 'For what the receiver may use the data.' })
  purpose!: AccessPurpose;

  @Res(null, () => ShareReasonCode, { description: 'Why they are referred.' })
  reason!: ShareReason;

  @Vid(null, () => String, {
    nullable: true,
    description: 'For the receiver, at most 4,000 characters; stored sealed.',
  })
  notes?: string | null;
}

@InputType({ description: 'On what legal ground persons are referred without a consent that covers it.' })
export class ReferralOverrideInput {
  @Res(null, () => ReferralOverrideCode, { description: 'The ground.' })
  basis!: ReferralOverride;

  @Vid(null, () => String, { description: 'Why, in 20 to 1,000 characters; stored sealed.' })
  reason!: string;
}

@InputType({ description: 'A draft to send.' })
export class SendReferralInput {
  @Res(null, () => ID, { description: 'The referral, of a case that is assigned to you.' })
  referral!: string;

  @Res(null, () => Int, { description: 'Version of the referral that you have seen.' })
  version!: number;

  @Vid(null, () => ReferralOverrideInput, {
    nullable: true,
    description: 'Only where no consent in force of each person covers the receiver and the purpose.',
  })
  override?: ReferralOverrideInput | null;
}

@InputType({ description: 'A step of the receiver.' })
export class AnswerReferralInput {
  @Res(null, () => ID, { description: 'A referral to an office you hold.' })
  referral!: string;

  @Res(null, () => Int, { description: 'Version of the referral that you have seen.' })
  version!: number;

  @Res(null, () => ReferralStateCode, { description: 'ACKNOWLEDGED, ACCEPTED, IN_SERVICE, COMPLETED or REJECTED.' })
  to!: ReferralState;

  @Res(null, () => ReferralRejectionCode, { nullable: true, description: 'Why not; REJECTED needs it.' })
  rejection?: ReferralRejection | null;

  @Res(null, () => ReferralOutcomeCode, { nullable: true, description: 'What came of it; COMPLETED needs it.' })
  outcome?: ReferralOutcome | null;

  @Vid(null, () => String, {
    nullable: true,
    description: 'For the sender, at most 4,000 characters, stored sealed; COMPLETED needs it.',
  })
  feedback?: string | null;
}

@InputType({ description: 'A referral to take back.' })
export class RevokeReferralInput {
  @Res(null, () => ID, { description: 'The referral, of a case that is assigned to you.' })
  referral!: string;

  @Res(null, () => Int, { description: 'Version of the referral that you have seen.' })
  version!: number;

  @Res(null, () => ReferralRevocationCode, { description: 'Why.' })
  revocation!: ReferralRevocation;
}

const words = z.string().trim().max(4_000).nullish();
const short = z.string().trim().min(1).max(200);

export const draftRules = keyRules.extend({
  ...{ persons: z.array(z.uuid()).min(1).max(50), notes: words },
  outside: z.object({ name: short, channel: short }).nullish(),
});
export const sendRules = z.object({
  override: z.object({ reason: z.string().trim().min(20).max(1_000) }).nullish(),
});
export const answerRules = z.object({ feedback: words });
