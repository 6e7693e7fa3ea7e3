import { ID, InputType } from 'type-graphql';
import { Res, Vid } from '@hub/subgraph-kit';
import type { RecipientClass, ReferralOutcome, ReferralRejection, ReferralState } from '@hub/vocabulary';
import { RecipientClassCode, ReferralOutcomeCode, ReferralRejectionCode, ReferralStateCode } from '../codes.js';

@InputType({ description: 'Somebody who has no account, and how they are told the code.' })
export class OutsideReceiverInput {
  @Res(null, () => RecipientClassCode, { description: 'SHELTER or PARTNER: as which the consents name them.' })
  recipient!: RecipientClass;

  @Vid(null, () => String, { description: 'Who it is, at most 200 characters; stored sealed.' })
  name!: string;

  @Vid(null, () => String, {
    description: 'How they are told the code, e.g. a phone number, at most 200 characters; stored sealed.',
  })
  channel!: string;
}

@InputType({ description: 'A package to open.' })
export class OpenReferralInput {
  @Res(null, () => ID, { description: 'The code that the sender told you; it opens once.' })
  code!: string;
}

@InputType({ description: 'A step of a receiver who has no account.' })
export class AnswerOpenedReferralInput {
  @Res(null, () => ID, { description: 'The code that came with the package.' })
  code!: string;

  @Res(null, () => ReferralStateCode, { description: 'ACCEPTED, IN_SERVICE, COMPLETED or REJECTED.' })
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
