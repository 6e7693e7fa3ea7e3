import { ID, InputType, Int } from 'type-graphql';
import { Res } from '@hub/subgraph-kit';
import type { CaseState } from '@hub/vocabulary';
import { CaseStateCode } from '../codes.js';

@InputType({ description: 'A step of a case, from the version one has seen.' })
export class ChangeCaseStateInput {
  @Res(null, () => ID, { description: 'The case; you must be assigned to it.' })
  case!: string;

  @Res(null, () => CaseStateCode, { description: 'The state to move to.' })
  to!: CaseState;

  @Res(null, () => Int, { description: 'Version of the case that the decision was made on.' })
  version!: number;

  @Res(null, () => Boolean, {
    nullable: true,
    description: 'True when the person, or a guardian, has consented to be interviewed; SCREENING needs it.',
  })
  interviewConsent?: boolean | null;
}
