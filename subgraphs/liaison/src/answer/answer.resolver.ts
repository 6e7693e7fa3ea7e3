import { Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, HubError, Input, problem } from '@hub/subgraph-kit';
import { ANSWER, requireAnswering } from '../permissions.js';
import { Repatriation } from '../repatriation/repatriation.type.js';
import { AcknowledgeRepatriationUpdateInput } from './answer.inputs.js';
import { answer, loadAnswers } from './answer.store.js';
import { AcknowledgeRepatriationUpdateResult, CounterpartAnswer, receiptOf } from './answer.type.js';

@Resolver(() => Repatriation)
export class AnswerResolver {
  @Classified('RES', ANSWER)
  @Mutation(() => AcknowledgeRepatriationUpdateResult, {
    description: 'Answers an update of an office you hold; ACCEPTED ends the waiting for it. May be repeated.',
  })
  async acknowledgeRepatriationUpdate(
    @Ctx() context: HubContext,
    @Input('input', () => AcknowledgeRepatriationUpdateInput, { class: 'RES', description: 'The answer.' })
    input: AcknowledgeRepatriationUpdateInput,
  ): Promise<AcknowledgeRepatriationUpdateResult> {
    const answering = requireAnswering(context.caller, input.office);
    const result = await answer(context, input, answering);
    if (!result) throw new HubError('NOT_FOUND');
    const isClosed = result.outcome === 'CLOSED';
    return Object.assign(new AcknowledgeRepatriationUpdateResult(), {
      receipt: isClosed ? null : receiptOf(result.acknowledgement),
      problems: isClosed ? [problem('ALERT_CLOSED', 'input.number')] : [],
    });
  }

  @Classified('RES', 'repatriation:read')
  @FieldResolver(() => [CounterpartAnswer], {
    description: 'For each update the other side was told of, whether it answered; oldest first.',
  })
  async answers(@Ctx() context: HubContext, @Root() { id }: Repatriation): Promise<CounterpartAnswer[]> {
    return (await context.load(loadAnswers, id)) ?? [];
  }
}
