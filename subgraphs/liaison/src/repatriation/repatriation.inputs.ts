import { ArgsType, ID } from 'type-graphql';
import { PageArgs, Res } from '@hub/subgraph-kit';
import type { RepatriationDirection, RepatriationState } from '@hub/vocabulary';
import { RepatriationDirectionCode, RepatriationStateCode } from '../codes.js';

@ArgsType()
export class RepatriationListArgs extends PageArgs {
  @Res(null, () => ID, { nullable: true, description: 'Only those that this committee leads.' })
  committee?: string | null;

  @Res(null, () => RepatriationStateCode, { nullable: true, description: 'Only those in this state.' })
  state?: RepatriationState | null;

  @Res(null, () => RepatriationDirectionCode, { nullable: true, description: 'Only into Thailand, or only out of it.' })
  direction?: RepatriationDirection | null;
}
