import { Ctx, Mutation, Resolver } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { record, withdraw } from './consent.commands.js';
import { RecordConsentInput, WithdrawConsentInput } from './consent.inputs.js';
import { ConsentResult } from './consent.type.js';

@Resolver(() => ConsentResult)
export class ConsentResolver {
  @Mutation(() => ConsentResult, { description: 'Records a further consent of a person.' })
  @Classified('RES', 'case:work')
  recordConsent(
    @Input('input', () => RecordConsentInput, { class: 'RES', description: 'The consent.' })
    input: RecordConsentInput,
    @Ctx() context: HubContext,
  ): Promise<ConsentResult> {
    return record(input, context);
  }

  @Mutation(() => ConsentResult, {
    description: 'Withdraws a consent: the next read is refused, and shares that rested on it end.',
  })
  @Classified('RES', 'case:work')
  withdrawConsent(
    @Input('input', () => WithdrawConsentInput, { class: 'RES', description: 'Which.' })
    input: WithdrawConsentInput,
    @Ctx() context: HubContext,
  ): Promise<ConsentResult> {
    return withdraw(input, context);
  }
}
