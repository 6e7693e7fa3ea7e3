import { Ctx, Mutation, Resolver } from 'type-graphql';
import { BY_RECEIPT, Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { answer, open } from './outside.commands.js';
import { AnswerOpenedReferralInput, OpenReferralInput } from './outside.inputs.js';
import { AnswerOpenedReferralResult, OpenReferralResult } from './outside.type.js';

@Resolver()
export class OutsideReferralResolver {
  @Mutation(() => OpenReferralResult, {
    description: 'Opens a referral to somebody without an account, once; it is recorded, and the sender sees when.',
  })
  @Classified('RES', BY_RECEIPT)
  openReferral(
    @Input('input', () => OpenReferralInput, { class: 'RES', description: 'The code.' }) input: OpenReferralInput,
    @Ctx() context: HubContext,
  ): Promise<OpenReferralResult> {
    return open(input, context);
  }

  @Mutation(() => AnswerOpenedReferralResult, { description: 'Makes the next step of a referral that you opened.' })
  @Classified('RES', BY_RECEIPT)
  answerOpenedReferral(
    @Input('input', () => AnswerOpenedReferralInput, { class: 'RES', description: 'The step.' })
    input: AnswerOpenedReferralInput,
    @Ctx() context: HubContext,
  ): Promise<AnswerOpenedReferralResult> {
    return answer(input, context);
  }
}
