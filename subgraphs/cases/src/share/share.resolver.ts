import { Ctx, Mutation, Resolver } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { end, share } from './share.commands.js';
import { EndShareInput, ShareCaseInput } from './share.inputs.js';
import { CaseShareResult } from './share.type.js';

@Resolver(() => CaseShareResult)
export class ShareResolver {
  @Mutation(() => CaseShareResult, { description: 'Shares a case that is assigned to you with another office.' })
  @Classified('RES', 'case:share')
  shareCase(
    @Input('input', () => ShareCaseInput, { class: 'RES', description: 'With whom, and for what.' })
    input: ShareCaseInput,
    @Ctx() context: HubContext,
  ): Promise<CaseShareResult> {
    return share(input, context);
  }

  @Mutation(() => CaseShareResult, { description: 'Ends a share at once. May be repeated.' })
  @Classified('RES', 'case:share')
  endShare(
    @Input('input', () => EndShareInput, { class: 'RES', description: 'Which.' }) input: EndShareInput,
    @Ctx() context: HubContext,
  ): Promise<CaseShareResult> {
    return end(input, context);
  }
}
