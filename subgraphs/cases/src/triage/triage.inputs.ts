import { ID, InputType, Int } from 'type-graphql';
import { Res } from '@hub/subgraph-kit';
import type { CaseReason, Urgency } from '@hub/vocabulary';
import { CaseReasonCode, UrgencyCode } from '../codes.js';

@InputType({ description: 'How urgent a case is, judged anew.' })
export class TriageCaseInput {
  @Res(null, () => ID, { description: 'A case that is assigned to you, or that your secretariat sees.' })
  case!: string;

  @Res(null, () => Int, { description: 'Version of the case that the decision was made on.' })
  version!: number;

  @Res(null, () => UrgencyCode, { description: 'How urgent it is from now on.' })
  urgency!: Urgency;

  @Res(null, () => Boolean, { description: 'Whether a minor is involved, as far as is known now.' })
  minorInvolved!: boolean;

  @Res(null, () => CaseReasonCode, { description: 'Why.' })
  reason!: CaseReason;
}
