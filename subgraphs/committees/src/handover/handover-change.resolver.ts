import { Ctx, Mutation, Resolver } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { acknowledgePack, makePack } from './handover.commands.js';
import { AcknowledgeHandoverPackInput, HandoverPackResult, MakeHandoverPackInput } from './handover.inputs.js';

@Resolver(() => HandoverPackResult)
export class HandoverChangeResolver {
  @Mutation(() => HandoverPackResult, {
    description: 'Has a handover pack made of an office that you hold or, leading its committee, see handed over.',
  })
  @Classified('RES', 'handover-pack:write')
  makeHandoverPack(
    @Input('input', () => MakeHandoverPackInput, { class: 'RES', description: 'Of which office.' })
    input: MakeHandoverPackInput,
    @Ctx() context: HubContext,
  ): Promise<HandoverPackResult> {
    return makePack(input, context);
  }

  @Mutation(() => HandoverPackResult, { description: 'Says that you followed in the office and took its pack over.' })
  @Classified('RES', 'handover-pack:write')
  acknowledgeHandoverPack(
    @Input('input', () => AcknowledgeHandoverPackInput, { class: 'RES', description: 'Which pack.' })
    input: AcknowledgeHandoverPackInput,
    @Ctx() context: HubContext,
  ): Promise<HandoverPackResult> {
    return acknowledgePack(input, context);
  }
}
