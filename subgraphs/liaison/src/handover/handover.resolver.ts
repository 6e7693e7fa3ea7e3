import { Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, HubError, Input, problem } from '@hub/subgraph-kit';
import { requireCounterpart, requireRepatriationReader, requireRepatriationWriter } from '../permissions.js';
import { answerCommand } from '../repatriation/repatriation.command.js';
import { readRef } from '../repatriation/repatriation.rules.js';
import { Repatriation, RepatriationResult } from '../repatriation/repatriation.type.js';
import { ConfirmCounterpartHandoverInput, ConfirmHandoverInput, handoverRules } from './handover.inputs.js';
import { confirmHere, confirmThere, loadKeys } from './handover.store.js';
import { ConfirmCounterpartHandoverResult, HandoverConfirmation, HandoverReceipt } from './handover.type.js';

@Resolver(() => Repatriation)
export class HandoverResolver {
  @Classified('RES', 'repatriation:read')
  @FieldResolver(() => [HandoverConfirmation], {
    description: 'Which countries have confirmed the handover since it last set out.',
  })
  async handover(@Ctx() context: HubContext, @Root() { id }: Repatriation): Promise<HandoverConfirmation[]> {
    requireRepatriationReader(context.caller);
    return (await context.load(loadKeys, id)) ?? [];
  }

  @Classified('RES', 'repatriation:write')
  @Mutation(() => RepatriationResult, {
    description:
      'Confirms a handover for Thailand. With the confirmation of both countries, in either order, it is done.',
  })
  async confirmHandover(
    @Ctx() context: HubContext,
    @Input('input', () => ConfirmHandoverInput, { class: 'RES', description: 'Which one.' })
    input: ConfirmHandoverInput,
  ): Promise<RepatriationResult> {
    const offices = requireRepatriationWriter(context.caller);
    return answerCommand(context, { offices, rules: handoverRules, input }, (office, { repatriation }) =>
      confirmHere(context, office, repatriation),
    );
  }

  @Classified('RES', 'repatriation:follow')
  @Mutation(() => ConfirmCounterpartHandoverResult, {
    description: 'Confirms a handover for the other country, by a counterpart office that follows it. May be repeated.',
  })
  async confirmCounterpartHandover(
    @Ctx() context: HubContext,
    @Input('input', () => ConfirmCounterpartHandoverInput, { class: 'RES', description: 'Which one.' })
    { office, ref }: ConfirmCounterpartHandoverInput,
  ): Promise<ConfirmCounterpartHandoverResult> {
    requireCounterpart(context.caller, office);
    const done = await confirmThere(context, office, readRef(ref));
    if (!done) throw new HubError('NOT_FOUND');
    return typeof done === 'string'
      ? counterpartResult(null, [problem(done, 'input.ref')])
      : counterpartResult(Object.assign(new HandoverReceipt(), done));
  }
}

const counterpartResult = (
  receipt: HandoverReceipt | null,
  problems: ConfirmCounterpartHandoverResult['problems'] = [],
): ConfirmCounterpartHandoverResult => Object.assign(new ConfirmCounterpartHandoverResult(), { receipt, problems });
